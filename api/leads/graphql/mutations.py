"""Changing leads: each mutation calls one action."""

from uuid import UUID

import strawberry

from api.billing.rules import BillingRefused, BillingUnavailable
from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import GlobalID, mutation
from api.core.uow import UnitOfWork
from api.customers.rules import DuplicateCustomer
from api.leads import actions
from api.leads.graphql.imports import LeadImportType
from api.leads.graphql.inputs import (
    ChannelSettingUpdateInput,
    LeadAssignInput,
    LeadCloseInput,
    LeadEnterInput,
    LeadHandOverInput,
    LeadImportCreateInput,
    LeadImportMapInput,
    LeadLogCallInput,
    LeadReclassifyInput,
    LeadUpdateInput,
    channel_changes,
    lead_changes,
    lead_data,
    matrix_rules,
)
from api.leads.graphql.settings import ChannelSettingType, LeadMatrixType, LeadRouteSetInput, LeadRouteType, RuleInput
from api.leads.graphql.types import LeadCallType, LeadEntryType, LeadType
from api.leads.models import MatrixKind
from api.leads.rules.entry import ChannelBarred, FieldsMissing, NotReferable
from api.leads.rules.importing import ImportInUse, ImportStateRefused, UnreadableList
from api.leads.rules.status import LeadStatusRefused
from api.people.graphql import BranchType

_SEEN = (NotFound, PermissionDenied, InvalidInput)
_STEP = (*_SEEN, StaleVersion, LeadStatusRefused)
_LIST = (*_SEEN, StaleVersion, ImportStateRefused)


@strawberry.type
class LeadMutation:
    @mutation(
        "LeadEnter",
        entry=LeadEntryType,
        lead=LeadType,
        errors=(*_SEEN, ChannelBarred, FieldsMissing, NotReferable),
        description="Enters a lead in a channel. When the customer has an open lead, the entry is joined to it.",
    )
    async def lead_enter(self, uow: UnitOfWork, input: LeadEnterInput) -> dict[str, UUID]:
        entry = await actions.enter_lead(uow, input.branch_id.of("brn"), input.channel, lead_data(input))
        return {"entry": entry.id, "lead": entry.lead_id}

    @mutation(
        "LeadUpdate",
        lead=LeadType,
        errors=(*_SEEN, StaleVersion, FieldsMissing),
        description="Corrects what is known of a lead; its channel, team and owner change by steps of their own.",
    )
    async def lead_update(self, uow: UnitOfWork, id: GlobalID, input: LeadUpdateInput) -> UUID:
        return (await actions.edit_lead(uow, id.of("lea"), lead_changes(input), version=input.version)).id

    @mutation("LeadAssign", lead=LeadType, errors=_STEP, description="Gives a new lead to one person of its team.")
    async def lead_assign(self, uow: UnitOfWork, id: GlobalID, input: LeadAssignInput) -> UUID:
        user_id = input.user_id.of("usr")
        return (await actions.assign_lead(uow, id.of("lea"), user_id, version=input.version)).id

    @mutation(
        "LeadHandOver",
        lead=LeadType,
        errors=_STEP,
        description="Gives a lead to another person, since it was entered or received wrongly.",
    )
    async def lead_hand_over(self, uow: UnitOfWork, id: GlobalID, input: LeadHandOverInput) -> UUID:
        lead = await actions.hand_over_lead(
            uow, id.of("lea"), input.user_id.of("usr"), input.reason, input.note, version=input.version
        )
        return lead.id

    @mutation("LeadReclassify", lead=LeadType, errors=_STEP, description="Gives a lead to another sales channel.")
    async def lead_reclassify(self, uow: UnitOfWork, id: GlobalID, input: LeadReclassifyInput) -> UUID:
        lead = await actions.reclassify_lead(
            uow, id.of("lea"), input.sales_channel, input.reason, wrong=input.wrong, version=input.version
        )
        return lead.id

    @mutation("LeadStart", lead=LeadType, errors=_STEP, description="Begins the analysis; the originator is told.")
    async def lead_start(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.start_lead(uow, id.of("lea"), version=version)).id

    @mutation(
        "LeadLogCall", call=LeadCallType, errors=_SEEN, description="Writes down an attempt to reach the customer."
    )
    async def lead_log_call(self, uow: UnitOfWork, id: GlobalID, input: LeadLogCallInput) -> UUID:
        return (await actions.log_call(uow, id.of("lea"), input.outcome, input.note, at=input.at)).id

    @mutation(
        "LeadIntroduce", lead=LeadType, errors=_SEEN, description="Records that the first seller introduced the second."
    )
    async def lead_introduce(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.introduce_lead(uow, id.of("lea"))).id

    @mutation("LeadAcceptOffer", lead=LeadType, errors=_STEP, description="Notes that the customer accepted the offer.")
    async def lead_accept_offer(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.accept_offer_on_lead(uow, id.of("lea"), version=version)).id

    @mutation(
        "LeadConvert",
        lead=LeadType,
        errors=(*_STEP, DuplicateCustomer),
        description="Makes the customer and contact of a lead, nothing typed twice.",
        arguments={"fiscal_number": "The fiscal number that the lead lacks."},
    )
    async def lead_convert(
        self, uow: UnitOfWork, id: GlobalID, version: int | None = None, fiscal_number: str | None = None
    ) -> UUID:
        return (await actions.convert_lead(uow, id.of("lea"), version=version, fiscal_number=fiscal_number)).id

    @mutation(
        "LeadClose",
        lead=LeadType,
        errors=(*_STEP, actions.BillingUnknown, BillingUnavailable, BillingRefused),
        description="Closes a lead: won with the customer's id in billing, which billing confirms, or lost with a reason.",
    )
    async def lead_close(self, uow: UnitOfWork, id: GlobalID, input: LeadCloseInput) -> UUID:
        lead_id, billing_id, reason = id.of("lea"), input.billing_customer_id, input.lost_reason
        if billing_id is not None and reason is None:
            return (await actions.win_lead(uow, lead_id, billing_id, version=input.version)).id
        if reason is not None and billing_id is None:
            return (await actions.lose_lead(uow, lead_id, reason, input.note, version=input.version)).id
        raise InvalidInput("input", "lostReason", code="required")

    @mutation(
        "LeadImportCreate",
        lead_import=LeadImportType,
        errors=(*_SEEN, ChannelBarred, UnreadableList),
        description="Takes an uploaded list and guesses how it is read.",
    )
    async def lead_import_create(self, uow: UnitOfWork, input: LeadImportCreateInput) -> UUID:
        found = await actions.create_import(
            uow,
            input.branch_id.of("brn"),
            input.upload_id.of("upl"),
            input.channel,
            ground=input.ground,
            request_source=input.request_source,
        )
        return found.id

    @mutation(
        "LeadImportMap",
        lead_import=LeadImportType,
        errors=(*_LIST, UnreadableList),
        description="Settles how a list is read and stages its rows for a preview.",
    )
    async def lead_import_map(self, uow: UnitOfWork, id: GlobalID, input: LeadImportMapInput) -> UUID:
        columns = None if input.columns is None else {column.index: column.field for column in input.columns}
        reading = actions.Reading(
            encoding=input.encoding,
            delimiter=input.delimiter,
            sheet=input.sheet,
            header_row=input.header_row,
            mapping=columns,
        )
        return (await actions.map_import(uow, id.of("lim"), reading, version=input.version)).id

    @mutation(
        "LeadImportPublish",
        lead_import=LeadImportType,
        errors=_LIST,
        description="Makes all leads of a previewed list, at once.",
    )
    async def lead_import_publish(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.start_publishing(uow, id.of("lim"), version=version)).id

    @mutation(
        "LeadImportUndo",
        lead_import=LeadImportType,
        errors=(*_LIST, ImportInUse),
        description="Takes all leads of a list away again; refused while one of them was worked on.",
    )
    async def lead_import_undo(self, uow: UnitOfWork, id: GlobalID, version: int | None = None) -> UUID:
        return (await actions.undo_import(uow, id.of("lim"), version=version)).id

    @mutation(
        "LeadMatrixPublish",
        matrix=LeadMatrixType,
        errors=_SEEN,
        description="Lets a new edition of a matrix qualify leads from now on.",
        arguments={"kind": "Which matrix.", "rules": "Its rules, the first that matches decides."},
    )
    async def lead_matrix_publish(
        self, uow: UnitOfWork, branch_id: GlobalID, kind: MatrixKind, rules: list[RuleInput]
    ) -> UUID:
        return (await actions.publish_matrix(uow, branch_id.of("brn"), kind, matrix_rules(rules))).id

    @mutation(
        "LeadRouteSet",
        route=LeadRouteType,
        errors=_SEEN,
        description="Says which team takes the leads of a sales channel in a region, and whether a rule gives them out.",
    )
    async def lead_route_set(self, uow: UnitOfWork, input: LeadRouteSetInput) -> UUID:
        way = await actions.set_route(
            uow,
            input.branch_id.of("brn"),
            input.sales_channel,
            input.region,
            input.team_id.of("tea"),
            auto_assign=input.auto_assign,
        )
        return way.id

    @mutation(
        "LeadRouteRemove",
        branch=BranchType,
        errors=_SEEN,
        description="Takes a way back; its leads go the way for anywhere, or to the oldest team of the role.",
    )
    async def lead_route_remove(self, uow: UnitOfWork, id: GlobalID) -> UUID:
        return (await actions.remove_route(uow, id.of("lro"))).branch_id

    @mutation(
        "LeadChannelSettingUpdate",
        setting=ChannelSettingType,
        errors=(*_SEEN, StaleVersion),
        description="Changes a channel's owner, form, mandatory fields or entrants.",
    )
    async def lead_channel_setting_update(
        self, uow: UnitOfWork, id: GlobalID, input: ChannelSettingUpdateInput
    ) -> UUID:
        changes = channel_changes(input)
        return (await actions.update_channel(uow, id.of("lcs"), changes, version=input.version)).id
