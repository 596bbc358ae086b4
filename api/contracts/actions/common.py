"""Steps that all actions of contracts share."""

from uuid import UUID

from api.contracts.models import Contract
from api.contracts.policy import Facts


def facts(contract: Contract) -> Facts:
    """Return what the policy wants to know of a contract."""
    return Facts(
        branch_id=contract.branch_id,
        customer_id=contract.customer_id,
        owner_id=contract.owner_id,
        team_id=contract.team_id,
        status=contract.status,
        original=contract.original,
    )


def about(contract: Contract) -> dict[str, UUID]:
    """Return what every event of the contract carries."""
    return {
        "subject_id": contract.id,
        "branch_id": contract.branch_id,
        "customer_id": contract.customer_id,
        "offer_id": contract.offer_id,
    }
