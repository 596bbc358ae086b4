"""The term of a contract: its beginning, its end, and giving it up (CTR-06)."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from api.contracts import defaults, policy, queries, rules
from api.contracts.actions.common import about, facts
from api.contracts.events import (
    ContractActivated,
    ContractCancelled,
    ContractEnded,
    ContractEndNear,
    ContractTermOver,
)
from api.contracts.models import Contract, ContractCancellation, ContractStatus
from api.core.errors import InvalidInput, PermissionDenied, require
from api.core.uow import UnitOfWork
from api.people.queries import branch as branch_of
from api.sla.actions import later


async def activate_contract(uow: UnitOfWork, contract_id: UUID) -> Contract:
    """Begin the term today, since the services run; the end and its reminder are put on timers (CTR-06).

    Called by the order that is ready for billing, or by the back office. Raises NotFound, PermissionDenied.
    """
    contract = await queries.lock_contract(uow, contract_id)
    require(policy.can_activate(uow.actor, facts(contract)))
    zone = ZoneInfo((await branch_of(uow, contract.branch_id)).zone)
    contract.status = rules.next_status(contract.status, ContractStatus.ACTIVE)
    contract.start_on = uow.now.astimezone(zone).date()
    contract.end_on = rules.last_day(contract.start_on, contract.months)
    if contract.end_on is not None:
        over = datetime.combine(contract.end_on + timedelta(days=1), time(), zone).astimezone(UTC)
        await later(uow, over - defaults.NOTICE, ContractEndNear(**about(contract), end_on=contract.end_on))
        await later(uow, over, ContractTermOver(**about(contract), end_on=contract.end_on))
    uow.record(ContractActivated(**about(contract), start_on=contract.start_on, end_on=contract.end_on))
    uow.audit("contract-activated", contract, {"start_on": contract.start_on, "end_on": contract.end_on})
    return contract


async def end_contract(uow: UnitOfWork, contract_id: UUID) -> bool:
    """Let an active contract end when its last day is over; tells whether it did. May run any number of times."""
    contract = await queries.lock_contract(uow, contract_id)
    today = uow.now.astimezone(ZoneInfo((await branch_of(uow, contract.branch_id)).zone)).date()
    if contract.status is not ContractStatus.ACTIVE or contract.end_on is None or today <= contract.end_on:
        return False
    contract.status = rules.next_status(contract.status, ContractStatus.ENDED)
    uow.record(ContractEnded(**about(contract)))
    return True


async def cancel_contract(uow: UnitOfWork, contract_id: UUID, reason: str) -> Contract:
    """Give a contract up, with a reason. Raises NotFound, PermissionDenied, InvalidInput."""
    contract = await queries.lock_contract(uow, contract_id)
    require(policy.can_cancel(uow.actor, facts(contract)))
    if not reason.strip():
        raise InvalidInput("reason", code="contract-reason-needed")
    if uow.actor.user_id is None:
        raise PermissionDenied
    contract.status = rules.next_status(contract.status, ContractStatus.CANCELLED)
    uow.add(
        ContractCancellation(
            created_at=uow.now,
            contract_id=contract.id,
            customer_id=contract.customer_id,
            reason=reason.strip(),
            cancelled_by_id=uow.actor.user_id,
        )
    )
    uow.record(ContractCancelled(**about(contract)))
    uow.audit("contract-cancelled", contract, {"reason": reason})
    return contract
