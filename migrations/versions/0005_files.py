"""Uploads, attachments, templates of documents."""

import sqlalchemy as sa
from alembic import op

from api.core.db import Utc
from api.core.ids import new_id
from api.core.security import secure
from api.files import render

revision = "0005_files"
down_revision = "0004_work"
branch_labels = None
depends_on = None

KINDS = (
    "'SIGNED_CONTRACT', 'REGISTRATION_CERTIFICATE', 'FISCAL_CERTIFICATE', 'IDENTITY_CARD', 'POWER_OF_ATTORNEY', "
    "'PROOF_OF_PAYMENT', 'TECHNICAL_SOLUTION', 'COMPETITOR_OFFER', 'LETTER', 'PHOTO', 'GENERATED', 'OTHER'"
)


def _key() -> list[sa.Column[object]]:
    return [sa.Column("id", sa.Uuid, nullable=False), sa.Column("created_at", Utc, nullable=False)]


def _file() -> list[sa.Column[object]]:
    return [
        sa.Column("name", sa.String(150), nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("storage_key", sa.String, nullable=False),
    ]


def upgrade() -> None:
    """Give files a place."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "upload",
        *_key(),
        sa.Column("uploader_id", sa.Uuid, nullable=False),
        *_file(),
        sa.Column("attached_at", Utc),
        sa.PrimaryKeyConstraint("id", name="pk_upload"),
        sa.UniqueConstraint("storage_key", name="uq_upload_storage_key"),
        sa.ForeignKeyConstraint(["uploader_id"], ["user_account.id"], name="fk_upload_uploader_id", ondelete="CASCADE"),
        sa.CheckConstraint("size > 0", name="ck_upload_size"),
    )
    op.create_index(
        "ix_upload_waiting", "upload", ["uploader_id", "created_at"], postgresql_where=sa.text("attached_at is null")
    )
    op.create_table(
        "document_template",
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document_template"),
        sa.UniqueConstraint("key", "edition", name="uq_document_template_key_edition"),
    )
    op.create_index(
        "uq_document_template_active", "document_template", ["key"], unique=True, postgresql_where=sa.text("active")
    )
    op.create_table(
        "attachment",
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("subject_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        *_file(),
        sa.Column("uploaded_by", sa.Uuid),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("template_id", sa.Uuid),
        sa.Column("language", sa.String(2)),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sa.UniqueConstraint("storage_key", name="uq_attachment_storage_key"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_attachment_branch_id"),
        sa.ForeignKeyConstraint(["uploaded_by"], ["user_account.id"], name="fk_attachment_uploaded_by"),
        sa.ForeignKeyConstraint(["template_id"], ["document_template.id"], name="fk_attachment_template_id"),
        sa.CheckConstraint("size > 0", name="ck_attachment_size"),
        sa.CheckConstraint("not shared or customer_id is not null", name="ck_attachment_shared"),
        sa.CheckConstraint(f"kind in ({KINDS})", name="ck_attachment_attachment_kind"),
    )
    op.create_index("ix_attachment_branch_id", "attachment", ["branch_id"])
    op.create_index("ix_attachment_customer_id", "attachment", ["customer_id"])
    op.create_index("ix_attachment_subject", "attachment", ["subject", "subject_id", "created_at"])
    secure(op, "upload", portal="write", rows="uploader_id = app_actor()")
    secure(op, "document_template", portal="read", rows="active")
    secure(op, "attachment", portal="write", rows="customer_id = app_customer() and shared")
    insert = sa.text(
        "insert into document_template (id, created_at, version, key, edition, body, active) "
        "values (:id, now(), 1, :key, 1, :body, true)"
    )
    for key in render.template_keys():
        op.get_bind().execute(insert, {"id": new_id(), "key": key, "body": render.shipped_body(key)})


def downgrade() -> None:
    """Forget files."""
    for table in ("attachment", "document_template", "upload"):
        op.drop_table(table)
