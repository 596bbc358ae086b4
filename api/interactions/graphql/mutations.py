"""Recording contacts: each mutation calls one action."""

from uuid import UUID

import strawberry

from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import GlobalID, mutation
from api.core.uow import UnitOfWork
from api.customers.graphql.inputs import key
from api.interactions import actions
from api.interactions.graphql.inputs import InteractionStartInput, InteractionTargetInput, InteractionWriteInput
from api.interactions.graphql.types import InteractionType
from api.tickets.actions import TicketData
from api.tickets.graphql import TicketType
from api.tickets.graphql.enums import TicketKind, TicketPriority

_ADDING = (NotFound, PermissionDenied, InvalidInput)
_CHANGING = (*_ADDING, StaleVersion)
_WRITE = {"write": "What is written down of it; what is absent stays."}


@strawberry.input(description="A ticket as it is reported in a contact.")
class InteractionTicketInput:
    kind: TicketKind = strawberry.field(description="What it is about.")
    subject: str = strawberry.field(description="In one line, at most 200 characters.")
    description: str = strawberry.field(description="In full.")
    priority: TicketPriority = strawberry.field(default=TicketPriority.NORMAL, description="How urgent it is.")
    product_type: str | None = strawberry.field(default=None, description="Kind of product; required for a fault.")
    symptom_code: str | None = strawberry.field(default=None, description="Symptom; required for a fault.")
    subscription_id: GlobalID | None = strawberry.field(default=None, description="Line; the contact's by default.")
    contact_id: GlobalID | None = strawberry.field(default=None, description="Who to speak with; as in the contact.")

    def data(self) -> TicketData:
        """Return it as the action takes it."""
        return TicketData(
            kind=self.kind,
            subject=self.subject,
            description=self.description,
            priority=self.priority,
            product_type=self.product_type,
            symptom_code=self.symptom_code,
            subscription_id=key(self.subscription_id, "sub"),
            contact_id=key(self.contact_id, "con"),
        )


@strawberry.type
class InteractionMutation:
    @mutation(
        "InteractionStart",
        interaction=InteractionType,
        errors=_ADDING,
        description="Begins a contact and gives it a number.",
        arguments=_WRITE,
    )
    async def interaction_start(
        self, uow: UnitOfWork, input: InteractionStartInput, write: InteractionWriteInput | None = None
    ) -> UUID:
        return (await actions.start_interaction(uow, input.data(), write.data() if write else None)).id

    @mutation(
        "InteractionUpdate",
        interaction=InteractionType,
        errors=_CHANGING,
        description="Saves a contact half-way, so that a colleague sees it.",
    )
    async def interaction_update(
        self, uow: UnitOfWork, id: GlobalID, input: InteractionWriteInput, version: int | None = None
    ) -> UUID:
        return (await actions.save_interaction(uow, id.of("int"), input.data(), version=version)).id

    @mutation(
        "InteractionClose",
        interaction=InteractionType,
        errors=_CHANGING,
        description="Ends a contact; not without a reason.",
    )
    async def interaction_close(
        self, uow: UnitOfWork, id: GlobalID, input: InteractionWriteInput, version: int | None = None
    ) -> UUID:
        return (await actions.close_interaction(uow, id.of("int"), input.data(), version=version)).id

    @mutation(
        "InteractionLog",
        interaction=InteractionType,
        errors=_ADDING,
        description="Writes down a contact that is over, as a visit.",
        arguments=_WRITE,
    )
    async def interaction_log(
        self, uow: UnitOfWork, input: InteractionStartInput, write: InteractionWriteInput
    ) -> UUID:
        return (await actions.log_interaction(uow, input.data(), write.data())).id

    @mutation(
        "InteractionReRegister",
        interaction=InteractionType,
        errors=_CHANGING,
        description="Registers a contact to another customer or number, or to the one that nobody knew at first.",
    )
    async def interaction_re_register(
        self, uow: UnitOfWork, id: GlobalID, input: InteractionTargetInput, version: int | None = None
    ) -> UUID:
        return (await actions.move_interaction(uow, id.of("int"), input.data(), version=version)).id

    @mutation(
        "InteractionOpenTicket",
        ticket=TicketType,
        interaction=InteractionType,
        errors=_ADDING,
        description="Makes a ticket from a contact; its person, number and letters go along.",
    )
    async def interaction_open_ticket(
        self, uow: UnitOfWork, id: GlobalID, input: InteractionTicketInput
    ) -> dict[str, UUID]:
        ticket = await actions.open_ticket_from(uow, id.of("int"), input.data())
        return {"ticket": ticket.id, "interaction": id.uuid}

    @mutation(
        "InteractionLink",
        interaction=InteractionType,
        errors=_ADDING,
        description="Says what came of a contact.",
        arguments={"subject_id": "The ticket, lead, offer or contract."},
    )
    async def interaction_link(self, uow: UnitOfWork, id: GlobalID, subject_id: GlobalID) -> UUID:
        return (await actions.link_outcome(uow, id.of("int"), subject_id.prefix, subject_id.uuid)).id
