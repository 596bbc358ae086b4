"""Rows and locks of leads for the actions; what the caller may not see is not found."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, or_, select, text
from sqlmodel import SQLModel, col

from api.core.errors import NotFound
from api.core.uow import UnitOfWork
from api.customers.models import Contact, Subscription, SubscriptionStatus
from api.leads.models import (
    ChannelSetting,
    ImportLimit,
    JoinKey,
    Lead,
    LeadCall,
    LeadChannel,
    LeadMatrix,
    LeadRoute,
    LeadStatus,
    MatrixKind,
    MatrixState,
    SalesChannel,
)
from api.leads.queries.visible import matrix_visible_to, settings_visible_to, visible_to
from api.people.models import Team, TeamMember, UserAccount

T = TypeVar("T", bound=SQLModel)


async def lock_lead(uow: UnitOfWork, lead_id: UUID) -> Lead:
    """Return the lead, locked for change. Raises NotFound."""
    return await lock(uow, Lead, lead_id, visible_to(uow.actor), "Lead")


async def lock_setting(uow: UnitOfWork, setting_id: UUID) -> ChannelSetting:
    """Return a channel's setting, locked. Raises NotFound."""
    return await lock(uow, ChannelSetting, setting_id, settings_visible_to(uow.actor), "LeadChannelSetting")


async def lock_matrix(uow: UnitOfWork, matrix_id: UUID) -> LeadMatrix:
    """Return an edition of a matrix, locked. Raises NotFound."""
    return await lock(uow, LeadMatrix, matrix_id, matrix_visible_to(uow.actor), "LeadMatrix")


async def lock(uow: UnitOfWork, model: type[T], key: UUID, visible: str, kind: str) -> T:
    """Return a row that the caller sees, locked and read anew. Raises NotFound."""
    table: Any = model
    claims = {name: value for name, value in uow.actor.claims().items() if f":{name}" in visible}
    predicate = text(visible.replace("{t}", str(table.__tablename__))).bindparams(**claims)
    statement = select(model).where(table.id == key, predicate).with_for_update(of=table)
    row = (await uow.session.execute(statement, execution_options={"populate_existing": True})).scalar_one_or_none()
    if row is None:
        raise NotFound(kind, "id")
    return row


async def lock_entries(uow: UnitOfWork, branch_id: UUID) -> None:
    """Let one at a time look for open leads of the branch and enter one; the lock ends with the transaction."""
    await uow.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"lead-entry:{branch_id}", 0))))


async def setting(uow: UnitOfWork, branch_id: UUID, channel: LeadChannel) -> ChannelSetting:
    """Return the branch's setting of a channel. Raises NotFound."""
    found = await uow.session.scalar(
        select(ChannelSetting).where(col(ChannelSetting.branch_id) == branch_id, col(ChannelSetting.channel) == channel)
    )
    if found is None:
        raise NotFound("LeadChannelSetting", "channel")
    return found


async def import_limit(uow: UnitOfWork, branch_id: UUID) -> ImportLimit:
    """Return how large a list the branch takes; the defaults when nobody said."""
    found = await uow.session.scalar(select(ImportLimit).where(col(ImportLimit.branch_id) == branch_id))
    return found or ImportLimit(branch_id=branch_id)


async def open_leads(
    uow: UnitOfWork, branch_id: UUID, keys: Iterable[tuple[str, str]], customer_ids: Sequence[UUID] = ()
) -> list[Lead]:
    """Return the branch's open leads that have one of the exact keys (name of the column, value), or one of the customers."""
    wanted: dict[str, list[str]] = {"fiscal_number": [], "phone": [], "email": []}
    for name, value in keys:
        wanted[name].append(value)
    statement = select(Lead).where(
        col(Lead.branch_id) == branch_id,
        col(Lead.status) != LeadStatus.COMPLETED,
        or_(
            col(Lead.fiscal_number).in_(wanted["fiscal_number"]),
            col(Lead.phone).in_(wanted["phone"]),
            col(Lead.email).in_(wanted["email"]),
            col(Lead.customer_id).in_(customer_ids),
        ),
    )
    return list((await uow.session.scalars(statement.order_by(col(Lead.created_at), col(Lead.id)))).all())


def shared_key(lead: Lead, values: dict[str, Any]) -> JoinKey | None:
    """Return the most telling key that a lead and other values have in common."""
    for key in JoinKey:
        own = getattr(lead, key.value.lower())
        if own and own == values.get(key.value.lower()):
            return key
    return None


async def similar_leads(uow: UnitOfWork, lead: Lead, limit: int = 5) -> Sequence[Lead]:
    """Return open leads of the branch whose names are like this one's; likeness only proposes (LEA-06)."""
    statement = (
        select(Lead)
        .where(
            col(Lead.branch_id) == lead.branch_id,
            col(Lead.id) != lead.id,
            col(Lead.status) != LeadStatus.COMPLETED,
            col(Lead.core_name).op("%")(lead.core_name),
        )
        .order_by(func.similarity(col(Lead.core_name), lead.core_name).desc(), col(Lead.id))
        .limit(limit)
    )
    return (await uow.session.scalars(statement)).all()


async def working_lines(uow: UnitOfWork, customer_id: UUID) -> int:
    """Return how many lines of ours the customer uses (LEA-12)."""
    count = await uow.session.scalar(
        select(func.count()).where(
            col(Subscription.customer_id) == customer_id, col(Subscription.status) != SubscriptionStatus.DISCONNECTED
        )
    )
    return count or 0


async def contact_of(uow: UnitOfWork, customer_id: UUID, phone: str | None, email: str | None) -> Contact | None:
    """Return the customer's contact with this phone or mail, if there is one."""
    return await uow.session.scalar(
        select(Contact)
        .where(
            col(Contact.customer_id) == customer_id,
            col(Contact.removed_at).is_(None),
            or_(col(Contact.phones).contains([phone or ""]), col(Contact.email) == (email or "")),
        )
        .order_by(col(Contact.created_at))
        .limit(1)
    )


async def route(uow: UnitOfWork, branch_id: UUID, channel: SalesChannel, region: str | None) -> LeadRoute | None:
    """Return the way of a sales channel: the region's own, else the one for anywhere."""
    return await uow.session.scalar(
        select(LeadRoute)
        .where(
            col(LeadRoute.branch_id) == branch_id,
            col(LeadRoute.sales_channel) == channel,
            or_(
                col(LeadRoute.region).is_(None),
                func.unaccent_lower(col(LeadRoute.region)) == func.unaccent_lower(region or ""),
            ),
        )
        .order_by(col(LeadRoute.region).is_(None))
        .limit(1)
    )


async def exact_route(uow: UnitOfWork, branch_id: UUID, channel: SalesChannel, region: str | None) -> LeadRoute | None:
    """Return the way of a sales channel in exactly this region (None: anywhere), locked."""
    return await uow.session.scalar(
        select(LeadRoute)
        .where(
            col(LeadRoute.branch_id) == branch_id,
            col(LeadRoute.sales_channel) == channel,
            func.unaccent_lower(func.coalesce(col(LeadRoute.region), "")) == func.unaccent_lower(region or ""),
        )
        .with_for_update()
    )


async def lock_route(uow: UnitOfWork, route_id: UUID) -> LeadRoute:
    """Return a way, locked. Raises NotFound."""
    return await lock(uow, LeadRoute, route_id, settings_visible_to(uow.actor), "LeadRoute")


async def least_loaded(uow: UnitOfWork, team_id: UUID) -> UUID | None:
    """Return the active member of the team with the fewest open leads, who waited longest for one (LEA-04)."""
    running = col(Lead.status).in_((LeadStatus.ASSIGNED, LeadStatus.IN_PROGRESS))
    load = select(func.count()).where(col(Lead.owner_id) == col(UserAccount.id), running).scalar_subquery()
    last = select(func.max(col(Lead.assigned_at))).where(col(Lead.owner_id) == col(UserAccount.id)).scalar_subquery()
    return await uow.session.scalar(
        select(col(UserAccount.id))
        .join(TeamMember, col(TeamMember.user_id) == col(UserAccount.id))
        .join(Team, col(Team.id) == col(TeamMember.team_id))
        .where(
            col(Team.id) == team_id, col(UserAccount.active), col(UserAccount.id).is_distinct_from(col(Team.manager_id))
        )
        .order_by(load, last.asc().nulls_first(), col(UserAccount.id))
        .limit(1)
    )


async def is_member(uow: UnitOfWork, team_id: UUID, user_id: UUID) -> bool:
    """Tell whether an active person works in the team, or manages it."""
    found = await uow.session.scalar(
        select(func.count())
        .select_from(UserAccount)
        .join(Team, col(Team.id) == team_id)
        .outerjoin(
            TeamMember, (col(TeamMember.user_id) == col(UserAccount.id)) & (col(TeamMember.team_id) == col(Team.id))
        )
        .where(
            col(UserAccount.id) == user_id,
            col(UserAccount.active),
            or_(col(TeamMember.id).is_not(None), col(Team.manager_id) == user_id),
        )
    )
    return bool(found)


async def active_matrix(uow: UnitOfWork, branch_id: UUID, kind: MatrixKind) -> LeadMatrix:
    """Return the edition that qualifies leads now. Raises NotFound."""
    found = await current_matrix(uow, branch_id, kind)
    if found is None:
        raise NotFound("LeadMatrix")
    return found


async def current_matrix(uow: UnitOfWork, branch_id: UUID, kind: MatrixKind) -> LeadMatrix | None:
    """Return the edition that qualifies leads now, None before the first."""
    return await uow.session.scalar(
        select(LeadMatrix).where(
            col(LeadMatrix.branch_id) == branch_id,
            col(LeadMatrix.kind) == kind,
            col(LeadMatrix.state) == MatrixState.ACTIVE,
        )
    )


async def last_edition(uow: UnitOfWork, branch_id: UUID, kind: MatrixKind) -> int:
    """Return the highest edition of a matrix, 0 before the first."""
    number = await uow.session.scalar(
        select(func.max(col(LeadMatrix.edition))).where(
            col(LeadMatrix.branch_id) == branch_id, col(LeadMatrix.kind) == kind
        )
    )
    return number or 0


async def past_leads(uow: UnitOfWork, branch_id: UUID, channels: Sequence[LeadChannel], limit: int) -> Sequence[Lead]:
    """Return the branch's newest leads of some channels, to try a matrix on (LEA-03)."""
    statement = (
        select(Lead)
        .where(col(Lead.branch_id) == branch_id, col(Lead.channel).in_(channels))
        .order_by(col(Lead.created_at).desc(), col(Lead.id).desc())
        .limit(limit)
    )
    return (await uow.session.scalars(statement)).all()


async def channels_on(uow: UnitOfWork, branch_id: UUID, routes: Sequence[str]) -> Sequence[LeadChannel]:
    """Return the branch's channels that go one of these ways."""
    statement = select(col(ChannelSetting.channel)).where(
        col(ChannelSetting.branch_id) == branch_id, col(ChannelSetting.route).in_(routes)
    )
    return (await uow.session.scalars(statement)).all()


async def was_called(uow: UnitOfWork, lead_ids: Sequence[UUID]) -> set[UUID]:
    """Return those leads that somebody has called about."""
    # One array: a long list has more leads than a statement may have parameters.
    wanted = any_(bindparam("leads", lead_ids, ARRAY(Uuid)))
    statement = select(col(LeadCall.lead_id)).where(col(LeadCall.lead_id) == wanted).distinct()
    return set((await uow.session.scalars(statement)).all())
