"""Files in the schema: attachments, their links, templates of documents."""

from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

import strawberry

from api.core.actor import Actor
from api.core.config import get_settings
from api.core.errors import NotFound, PermissionDenied
from api.core.graphql import Connection, GlobalID, Node, mutation, reads
from api.core.graphql.enums import publish_enum
from api.core.uow import UnitOfWork
from api.files import actions, links, queries
from api.files.models import AttachmentKind
from api.files.rules import SHOWABLE
from api.people.graphql import UserType

publish_enum(
    AttachmentKind,
    "What a file is.",
    SIGNED_CONTRACT="The contract, signed and stamped.",
    REGISTRATION_CERTIFICATE="Certificate of registration.",
    FISCAL_CERTIFICATE="Certificate of the fiscal number.",
    IDENTITY_CARD="Identity card of who signs.",
    POWER_OF_ATTORNEY="Who may sign for the customer.",
    PROOF_OF_PAYMENT="Proof that money was paid, such as a deposit.",
    TECHNICAL_SOLUTION="Presales' solution.",
    COMPETITOR_OFFER="What somebody else offers.",
    LETTER="A letter of the customer.",
    PHOTO="A picture, taken on the spot.",
    GENERATED="A document that Trunkline made.",
    OTHER="Something else.",
)


def _address(actor: Actor, row: dict[str, Any], *, view: bool) -> str:
    """A link for `<a>` and `<img>` while the caller's session lives; without a session the plain address."""
    attachment_id = UUID(str(row["id"]))
    if actor.session_id is None:
        return f"/files/att_{attachment_id}"
    return links.link(get_settings(), attachment_id, actor.session_id, view=view)


def _download(actor: Actor, row: dict[str, Any]) -> str:
    return _address(actor, row, view=False)


def _view(actor: Actor, row: dict[str, Any]) -> str | None:
    return _address(actor, row, view=True) if row["media_type"] in SHOWABLE else None


@strawberry.type(name="Attachment", description="A file that belongs to an object.")
class AttachmentType(Node):
    class Reads(reads.Table):
        table = "attachment"
        prefix = "att"
        visible = staticmethod(queries.visible_to)

    kind: AttachmentKind = reads.column(description="What it is.")
    name: str = reads.column(description="Name, as its uploader called it.")
    media_type: str = reads.column(personal=False, description="Media type, checked against the contents.")
    size: int = reads.column(description="Bytes.")
    sha256: str = reads.column(personal=False, description="Checksum of the contents, hexadecimal.")
    shared: bool = reads.column(description="Whether the customer sees it in the portal.")
    language: str | None = reads.column(personal=False, description="Language of a generated document.")
    created_at: datetime = reads.column(description="When it came.")
    version: int = reads.column(description="Version, to be sent back with a change.")
    uploaded_by: UserType | None = reads.one("uploaded_by", description="Who brought it; null when generated.")
    template_edition: int | None = reads.expression(
        "(select x.edition from document_template x where x.id = {t}.template_id)",
        description="Edition of the template that a generated document was made from.",
    )
    download_url: str = reads.computed(
        _download,
        needs=("id",),
        personal=False,
        description="Address to save it from; good for ten minutes of this session.",
    )
    view_url: str | None = reads.computed(
        _view, needs=("id", "media_type"), personal=False, description="Address to show it from, for pictures and PDF."
    )


@strawberry.type(name="DocumentTemplate", description="One edition of a template of documents.")
class DocumentTemplateType(Node):
    class Reads(reads.Table):
        table = "document_template"
        prefix = "tpl"
        visible = staticmethod(queries.template_visible_to)

    key: str = reads.column(description="Which document, as offer.")
    edition: int = reads.column(description="Number of the edition, from 1.")
    active: bool = reads.column(description="Whether new documents are made from it.")
    body: str = reads.column(description="Typst source; data and texts come from outside.")
    created_at: datetime = reads.column(description="When it was published.")


class AttachmentFilter(reads.Filter):
    """Which files; all conditions must hold."""

    kind: list[AttachmentKind] | None = reads.condition("{t}.kind = any({v}::text[])", description="Of these kinds.")
    subject: GlobalID | None = reads.condition("{t}.subject_id = {v}::uuid", description="Attached to this object.")
    shared: bool | None = reads.condition("{t}.shared = {v}::boolean", description="Shown in the portal or not.")


class AttachmentOrder(Enum):
    """Which files come first."""

    CREATED_DESC = reads.order("created_at desc", type="timestamptz")
    NAME_ASC = reads.order("name asc")


@strawberry.type
class FilesQuery:
    attachment: AttachmentType | None = reads.root_one(description="One file.")
    attachments: Connection[AttachmentType] = reads.root_connection(
        filter=AttachmentFilter, order=AttachmentOrder, description="Files of objects that the caller sees."
    )
    document_templates: list[DocumentTemplateType] = reads.root_many(
        order="key asc", limit=500, description="All editions of all templates."
    )


@strawberry.type
class FilesMutation:
    @mutation(
        "AttachmentAdd",
        attachment=AttachmentType,
        errors=(PermissionDenied, NotFound),
        description="Attaches an upload of the caller's own to an object that the caller sees.",
        arguments={"subject_id": "What it belongs to.", "upload_id": "The uploaded file.", "kind": "What the file is."},
    )
    async def attachment_add(
        self, uow: UnitOfWork, subject_id: GlobalID, upload_id: GlobalID, kind: AttachmentKind
    ) -> UUID:
        upload = upload_id.of("upl")
        return (await actions.add_attachment(uow, upload, subject_id.prefix, subject_id.uuid, kind)).id

    @mutation(
        "AttachmentShare",
        attachment=AttachmentType,
        errors=(PermissionDenied, NotFound),
        description="Shows a file to the customer in the portal, or takes it back.",
        arguments={"shared": "Whether the customer sees it in the portal."},
    )
    async def attachment_share(self, uow: UnitOfWork, id: GlobalID, shared: bool) -> UUID:  # noqa: FBT001 - clients name it
        return (await actions.share_attachment(uow, id.of("att"), shared=shared)).id
