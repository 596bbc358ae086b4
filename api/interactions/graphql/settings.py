"""Reasons, scripts and text templates, as agents use and administrators change them (INT-02)."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import strawberry

from api.core.errors import InvalidInput, NotFound, PermissionDenied, StaleVersion
from api.core.graphql import JSON, GlobalID, Node, mutation, reads
from api.core.graphql.changes import changed_at, changed_by
from api.core.uow import UnitOfWork
from api.customers.graphql.inputs import key
from api.interactions import actions, queries
from api.interactions.actions import MacroData, ReasonData
from api.interactions.graphql.enums import InteractionChannel
from api.people.graphql import BranchType, UserType

LazyReason = Annotated["InteractionReasonType", strawberry.lazy("api.interactions.graphql.settings")]


def _said(column: str) -> str:
    """Return SQL for a text in the reader's language, else in English."""
    return f"coalesce({{t}}.{column}->>:language, {{t}}.{column}->>'en')"


@strawberry.type(name="InteractionMacro", description="A prepared text for the note of a contact.")
class InteractionMacroType(Node):
    class Reads(reads.Table):
        table = "interaction_macro"
        prefix = "ima"
        visible = staticmethod(queries.settings_visible_to)

    name: str = reads.expression(_said("names"), description="Name in the reader's language.")
    text: str = reads.expression(_said("texts"), description="Text in the reader's language.")
    names: JSON = reads.column(description="Language → name.")
    texts: JSON = reads.column(description="Language → text.")
    place: int = reads.column(description="Place in the list.")
    active: bool = reads.column(description="Whether it is offered.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()
    branch: BranchType | None = reads.one("branch_id", description="The branch that uses it.")
    reason: LazyReason | None = reads.one("reason_id", description="The reason it is for; null: any.")


@strawberry.type(name="InteractionReason", description="Why people get in touch: a node of the branch's tree.")
class InteractionReasonType(Node):
    class Reads(reads.Table):
        table = "interaction_reason"
        prefix = "ire"
        visible = staticmethod(queries.settings_visible_to)

    name: str = reads.expression(_said("names"), description="Name in the reader's language.")
    script: str | None = reads.expression(
        "coalesce({t}.script->>:language, {t}.script->>'en')",
        description="What to ask and say, in the reader's language.",
    )
    names: JSON = reads.column(description="Language → name.")
    scripts: JSON = reads.column("script", description="Language → what to ask and say.")
    knowledge_url: str | None = reads.column(personal=False, description="Where to read more.")
    default_for: InteractionChannel | None = reads.column(description="Chosen by itself for contacts by this way.")
    place: int = reads.column(description="Place among its neighbours.")
    active: bool = reads.column(description="Whether it is offered for new contacts.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    changed_at: datetime | None = changed_at()
    changed_by: UserType | None = changed_by()
    branch: BranchType | None = reads.one("branch_id", description="The branch that uses it.")
    parent: "InteractionReasonType | None" = reads.one("parent_id", description="The wider reason.")
    path: str = reads.expression(
        "(with recursive up as (select r.id, r.parent_id, r.names, 1 as depth from interaction_reason r where r.id = {t}.id "
        "union all select r.id, r.parent_id, r.names, up.depth + 1 from interaction_reason r join up on r.id = up.parent_id) "
        "select string_agg(coalesce(up.names->>:language, up.names->>'en'), ' › ' order by up.depth desc) from up)",
        description="Its name with those of the wider reasons before it.",
    )
    macros: list[InteractionMacroType] = reads.many(
        where="{t}.reason_id = {parent}.id and {t}.active", order="place asc", description="Texts for this reason."
    )


@strawberry.input(description="A reason as it shall be.")
class InteractionReasonInput:
    names: JSON = strawberry.field(description="Language → name; at least one.")
    scripts: JSON | None = strawberry.field(default=None, description="Language → what to ask and say.")
    knowledge_url: str | None = strawberry.field(default=None, description="Where to read more, http or https.")
    default_for: InteractionChannel | None = strawberry.field(
        default=None, description="Chosen by itself for contacts by this way."
    )
    place: int | None = strawberry.field(default=None, description="Place among its neighbours; as it was by default.")
    active: bool = strawberry.field(default=True, description="Whether it is offered.")

    def data(self) -> ReasonData:
        """Return it as the action takes it."""
        return ReasonData(
            names=_texts(self.names, "names"),
            script=_texts(self.scripts, "scripts"),
            knowledge_url=self.knowledge_url,
            default_for=self.default_for,
            place=self.place,
            active=self.active,
        )


@strawberry.input(description="A text template as it shall be.")
class InteractionMacroInput:
    names: JSON = strawberry.field(description="Language → name; at least one.")
    texts: JSON = strawberry.field(description="Language → text; at least one.")
    reason_id: GlobalID | None = strawberry.field(default=None, description="The reason it is for; any by default.")
    place: int | None = strawberry.field(default=None, description="Place in the list; as it was by default.")
    active: bool = strawberry.field(default=True, description="Whether it is offered.")

    def data(self) -> MacroData:
        """Return it as the action takes it."""
        return MacroData(
            names=_texts(self.names, "names"),
            texts=_texts(self.texts, "texts"),
            reason_id=key(self.reason_id, "ire"),
            place=self.place,
            active=self.active,
        )


def _texts(given: Any, name: str) -> dict[str, object]:
    """Return an object of texts. Raises InvalidInput for anything else."""
    if given is not None and not isinstance(given, dict):
        raise InvalidInput("input", name, code="interaction-texts")
    return given or {}


@strawberry.type
class InteractionSettingsQuery:
    interaction_reasons: list[InteractionReasonType] = reads.root_many(
        order="place asc", limit=1000, description="The trees of reasons of the caller's branches, all nodes."
    )
    interaction_macros: list[InteractionMacroType] = reads.root_many(
        order="place asc", limit=1000, description="Text templates of the caller's branches."
    )


_ADDING = (NotFound, PermissionDenied, InvalidInput)
_CHANGING = (*_ADDING, StaleVersion)


@strawberry.type
class InteractionSettingsMutation:
    @mutation(
        "InteractionReasonAdd",
        reason=InteractionReasonType,
        errors=_ADDING,
        description="Adds a reason, at most three levels deep.",
        arguments={"branch_id": "For which branch.", "parent_id": "The wider reason; none at the top."},
    )
    async def interaction_reason_add(
        self, uow: UnitOfWork, branch_id: GlobalID, input: InteractionReasonInput, parent_id: GlobalID | None = None
    ) -> UUID:
        parent = key(parent_id, "ire")
        return (await actions.add_reason(uow, branch_id.of("brn"), input.data(), parent_id=parent)).id

    @mutation(
        "InteractionReasonUpdate",
        reason=InteractionReasonType,
        errors=_CHANGING,
        description="Changes a reason, its script or its place, or offers it no longer.",
    )
    async def interaction_reason_update(
        self, uow: UnitOfWork, id: GlobalID, input: InteractionReasonInput, version: int | None = None
    ) -> UUID:
        return (await actions.update_reason(uow, id.of("ire"), input.data(), version=version)).id

    @mutation(
        "InteractionMacroAdd",
        macro=InteractionMacroType,
        errors=_ADDING,
        description="Adds a text template.",
        arguments={"branch_id": "For which branch."},
    )
    async def interaction_macro_add(self, uow: UnitOfWork, branch_id: GlobalID, input: InteractionMacroInput) -> UUID:
        return (await actions.add_macro(uow, branch_id.of("brn"), input.data())).id

    @mutation(
        "InteractionMacroUpdate",
        macro=InteractionMacroType,
        errors=_CHANGING,
        description="Changes a text template, or offers it no longer.",
    )
    async def interaction_macro_update(
        self, uow: UnitOfWork, id: GlobalID, input: InteractionMacroInput, version: int | None = None
    ) -> UUID:
        return (await actions.update_macro(uow, id.of("ima"), input.data(), version=version)).id
