"""Contacts with customers, their reasons, what came of them, and text templates (INT-01 to INT-04)."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from api.core.db import Utc
from api.core.security import secure

revision = "0026_interactions"
down_revision = "0025_usage"
branch_labels = None
depends_on = None

# What the roles of the sources gain; whatever else an administrator changed in them stays.
GAINED = {
    "ADMIN": ("all:interaction:configure",),
    "SUPERVISOR": ("branch:interaction:configure",),
    "TELEMARKETING": ("branch:interaction:read", "branch:interaction:write"),
    "COLLECTIONS": ("branch:interaction:read", "branch:interaction:write"),
    "FIELD_TECH": ("branch:interaction:read", "branch:interaction:write"),
    "BACK_OFFICE": ("branch:interaction:read",),
    "ORDER_DESK": ("branch:interaction:read",),
    "LOGISTICS": ("branch:interaction:read",),
}
GRANT = sa.text(
    "update role set permissions = (select array_agg(distinct held order by held) "
    "from unnest(permissions || cast(:gained as text[])) held) where code = :code"
)
TAKE = sa.text(
    "update role set permissions = (select coalesce(array_agg(held order by held), '{}') "
    "from unnest(permissions) held where held <> all(cast(:gained as text[]))) where code = :code"
)


def _row() -> list[sa.Column[object]]:
    return [sa.Column("id", sa.Uuid, nullable=False), sa.Column("created_at", Utc, nullable=False)]


def _branch_row() -> list[sa.Column[object]]:
    return [
        *_row(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
    ]


def _settings() -> None:
    op.create_table(
        "interaction_reason",
        *_branch_row(),
        sa.Column("parent_id", sa.Uuid),
        sa.Column("names", JSONB, nullable=False),
        sa.Column("script", JSONB, nullable=False),
        sa.Column("knowledge_url", sa.String(500)),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interaction_reason"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_interaction_reason_branch_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["interaction_reason.id"], name="fk_interaction_reason_parent_id"),
        sa.CheckConstraint("parent_id <> id", name="ck_interaction_reason_parent"),
        sa.CheckConstraint(
            "knowledge_url is null or knowledge_url ~ '^https?://'", name="ck_interaction_reason_knowledge_url"
        ),
    )
    op.create_index("ix_interaction_reason_branch_id", "interaction_reason", ["branch_id"])
    op.create_index("ix_interaction_reason_parent", "interaction_reason", ["parent_id"])
    op.create_table(
        "interaction_macro",
        *_branch_row(),
        sa.Column("reason_id", sa.Uuid),
        sa.Column("names", JSONB, nullable=False),
        sa.Column("texts", JSONB, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interaction_macro"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_interaction_macro_branch_id"),
        sa.ForeignKeyConstraint(["reason_id"], ["interaction_reason.id"], name="fk_interaction_macro_reason_id"),
    )
    op.create_index("ix_interaction_macro_branch_id", "interaction_macro", ["branch_id"])
    op.create_index("ix_interaction_macro_reason_id", "interaction_macro", ["reason_id"])


def _owned(table: str, *columns: str) -> list[sa.ForeignKeyConstraint]:
    """Return the keys that hold a person, number or account to the row's customer."""
    return [
        sa.ForeignKeyConstraint(
            [f"{name}_id", "customer_id"], [f"{name}.id", f"{name}.customer_id"], name=f"fk_{table}_{name}"
        )
        for name in columns
    ]


def _contact() -> None:
    op.create_table(
        "interaction",
        *_branch_row(),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("contact_id", sa.Uuid),
        sa.Column("lead_id", sa.Uuid),
        sa.Column("subscription_id", sa.Uuid),
        sa.Column("billing_account_id", sa.Uuid),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("direction", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("caller", sa.String(200)),
        sa.Column("phone", sa.String(20)),
        sa.Column("place", sa.String(120)),
        sa.Column("stream", sa.String(60)),
        sa.Column("office", sa.String(120)),
        sa.Column("region", sa.String(100)),
        sa.Column("topic", sa.String(200)),
        sa.Column("note", sa.Text),
        sa.Column("arrived_at", Utc, nullable=False),
        sa.Column("talk_seconds", sa.Integer, nullable=False),
        sa.Column("card_seconds", sa.Integer, nullable=False),
        sa.Column("closed_at", Utc),
        sa.Column("agent_id", sa.Uuid),
        sa.Column("client_reference", sa.String(80)),
        sa.PrimaryKeyConstraint("id", name="pk_interaction"),
        sa.UniqueConstraint("branch_id", "number", name="uq_interaction_branch_id_number"),
        sa.UniqueConstraint("agent_id", "client_reference", name="uq_interaction_client_reference"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_interaction_branch_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_interaction_lead_id"),
        sa.ForeignKeyConstraint(["agent_id"], ["user_account.id"], name="fk_interaction_agent_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_interaction_customer"
        ),
        *_owned("interaction", "contact", "subscription", "billing_account"),
        sa.CheckConstraint(
            "channel in ('PHONE', 'VISIT', 'SHOP', 'MAIL', 'EMAIL', 'CHAT', 'SMS', 'PORTAL', 'NOTE')",
            name="ck_interaction_interaction_channel",
        ),
        sa.CheckConstraint("direction in ('INBOUND', 'OUTBOUND')", name="ck_interaction_direction"),
        sa.CheckConstraint("status in ('OPEN', 'CLOSED')", name="ck_interaction_interaction_status"),
        sa.CheckConstraint(
            "customer_id is not null or coalesce(contact_id, subscription_id, billing_account_id) is null",
            name="ck_interaction_owner",
        ),
        sa.CheckConstraint("(status = 'CLOSED') = (closed_at is not null)", name="ck_interaction_closed"),
        sa.CheckConstraint("talk_seconds >= 0 and card_seconds >= 0", name="ck_interaction_seconds"),
    )
    op.create_index("ix_interaction_branch_id", "interaction", ["branch_id"])
    op.create_index("ix_interaction_branch_arrived", "interaction", ["branch_id", "arrived_at", "id"])
    op.create_index("ix_interaction_customer", "interaction", ["customer_id", "arrived_at", "id"])
    op.create_index("ix_interaction_agent", "interaction", ["agent_id", "arrived_at", "id"])
    for name, columns, rows in (
        ("phone", ["phone"], "phone is not null"),
        ("lead", ["lead_id"], "lead_id is not null"),
        ("open", ["agent_id"], "status = 'OPEN'"),
        ("nobody", ["branch_id", "arrived_at"], "customer_id is null"),
    ):
        op.create_index(f"ix_interaction_{name}", "interaction", columns, postgresql_where=sa.text(rows))


def _parts() -> None:
    op.create_table(
        "interaction_topic",
        *_row(),
        sa.Column("interaction_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("reason_id", sa.Uuid, nullable=False),
        sa.Column("subscription_id", sa.Uuid),
        sa.Column("billing_account_id", sa.Uuid),
        sa.Column("place", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interaction_topic"),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"], name="fk_interaction_topic_interaction_id"),
        sa.ForeignKeyConstraint(["reason_id"], ["interaction_reason.id"], name="fk_interaction_topic_reason_id"),
        *_owned("interaction_topic", "subscription", "billing_account"),
        sa.CheckConstraint(
            "customer_id is not null or coalesce(subscription_id, billing_account_id) is null",
            name="ck_interaction_topic_owner",
        ),
    )
    op.create_index("ix_interaction_topic_interaction", "interaction_topic", ["interaction_id", "place"])
    op.create_index("ix_interaction_topic_reason", "interaction_topic", ["reason_id", "interaction_id"])
    op.create_table(
        "interaction_outcome",
        *_row(),
        sa.Column("interaction_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("subject_id", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interaction_outcome"),
        sa.UniqueConstraint("interaction_id", "subject_id", name="uq_interaction_outcome_subject"),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"], name="fk_interaction_outcome_interaction_id"),
    )
    op.create_index("ix_interaction_outcome_subject_id", "interaction_outcome", ["subject_id"])


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    _settings()
    _contact()
    _parts()
    # A letter goes along to the ticket made from its contact: two attachments, one file.
    op.drop_constraint("uq_attachment_storage_key", "attachment", type_="unique")
    for table in ("interaction_reason", "interaction_macro", "interaction", "interaction_topic", "interaction_outcome"):
        secure(op, table)
    for code, gained in GAINED.items():
        op.execute(GRANT.bindparams(code=code, gained=list(gained)))


def downgrade() -> None:
    for code, gained in GAINED.items():
        op.execute(TAKE.bindparams(code=code, gained=list(gained)))
    op.create_unique_constraint("uq_attachment_storage_key", "attachment", ["storage_key"])
    for table in ("interaction_outcome", "interaction_topic", "interaction", "interaction_macro", "interaction_reason"):
        op.drop_table(table)
