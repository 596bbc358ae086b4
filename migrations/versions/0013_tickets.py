"""Tickets, their conversation and escalation rules."""

import sqlalchemy as sa
from alembic import op

from api.core.db import Utc
from api.core.security import secure

revision = "0013_tickets"
down_revision = "0012_orders"
branch_labels = None
depends_on = None

KINDS = "('BILLING', 'SALES', 'TROUBLE', 'COMPLAINT', 'TASK')"


def _row() -> list[sa.Column[object]]:
    return [sa.Column("id", sa.Uuid, nullable=False), sa.Column("created_at", Utc, nullable=False)]


def _branch_row() -> list[sa.Column[object]]:
    return [
        *_row(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
    ]


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "ticket",
        *_branch_row(),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("contact_id", sa.Uuid),
        sa.Column("subscription_id", sa.Uuid),
        sa.Column("origin", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("priority", sa.String(40), nullable=False),
        sa.Column("product_type", sa.String(40)),
        sa.Column("symptom_code", sa.String(60)),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("initiator_id", sa.Uuid),
        sa.Column("owner_id", sa.Uuid),
        sa.Column("team_id", sa.Uuid),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("opening", sa.Integer, nullable=False),
        sa.Column("client_reference", sa.String(80)),
        sa.Column("rejection", sa.Text),
        sa.Column("resolution", sa.Text),
        sa.Column("opened_at", Utc),
        sa.Column("resolved_at", Utc),
        sa.Column("closed_at", Utc),
        sa.PrimaryKeyConstraint("id", name="pk_ticket"),
        sa.UniqueConstraint("branch_id", "number", name="uq_ticket_branch_id_number"),
        sa.UniqueConstraint("id", "customer_id", name="uq_ticket_id_customer"),
        sa.UniqueConstraint("initiator_id", "client_reference", name="uq_ticket_client_reference"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_ticket_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_ticket_customer"
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_ticket_contact_id"),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscription.id"], name="fk_ticket_subscription_id"),
        sa.ForeignKeyConstraint(["initiator_id"], ["user_account.id"], name="fk_ticket_initiator_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["user_account.id"], name="fk_ticket_owner_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_ticket_team_id"),
        sa.CheckConstraint("origin in ('INTERNAL', 'EXTERNAL')", name="ck_ticket_ticket_origin"),
        sa.CheckConstraint(f"kind in {KINDS}", name="ck_ticket_ticket_kind"),
        sa.CheckConstraint(
            "status in ('GATHERING', 'OPEN', 'DISPATCHED', 'REJECTED', 'RESOLVED', 'CLOSED', 'CANCELLED')",
            name="ck_ticket_ticket_status",
        ),
        sa.CheckConstraint("priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')", name="ck_ticket_ticket_priority"),
        sa.CheckConstraint(
            "status not in ('RESOLVED', 'CLOSED') or resolution is not null", name="ck_ticket_resolution"
        ),
        sa.CheckConstraint("level between 0 and 9", name="ck_ticket_level"),
    )
    op.create_index("ix_ticket_branch_id", "ticket", ["branch_id"])
    op.create_index("ix_ticket_branch_created", "ticket", ["branch_id", "created_at", "id"])
    op.create_index("ix_ticket_customer", "ticket", ["customer_id", "created_at"])
    alive = sa.text("status not in ('CLOSED', 'CANCELLED')")
    op.create_index("ix_ticket_owner", "ticket", ["owner_id"], postgresql_where=alive)
    op.create_index("ix_ticket_team", "ticket", ["team_id"], postgresql_where=alive)
    op.create_table(
        "ticket_comment",
        *_row(),
        sa.Column("ticket_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("author_id", sa.Uuid),
        sa.Column("from_customer", sa.Boolean, nullable=False),
        sa.Column("internal", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_comment"),
        sa.ForeignKeyConstraint(
            ["ticket_id", "customer_id"], ["ticket.id", "ticket.customer_id"], name="fk_ticket_comment_ticket"
        ),
        sa.ForeignKeyConstraint(["author_id"], ["user_account.id"], name="fk_ticket_comment_author_id"),
        sa.CheckConstraint("length(btrim(body)) > 0", name="ck_ticket_comment_body"),
    )
    op.create_index("ix_ticket_comment_ticket", "ticket_comment", ["ticket_id", "created_at"])
    op.create_table(
        "escalation_rule",
        *_branch_row(),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("product_type", sa.String(40)),
        sa.Column("symptom_code", sa.String(60)),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("after_days", sa.Integer, nullable=False),
        sa.Column("role_code", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_escalation_rule"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_escalation_rule_branch_id"),
        sa.CheckConstraint(f"kind in {KINDS}", name="ck_escalation_rule_ticket_kind"),
        sa.CheckConstraint("(level = 0) = (after_days = 0) and after_days >= 0", name="ck_escalation_rule_days"),
        sa.CheckConstraint("symptom_code is null or product_type is not null", name="ck_escalation_rule_symptom"),
    )
    op.create_index("ix_escalation_rule_branch_id", "escalation_rule", ["branch_id"])
    op.create_index(
        "uq_escalation_rule_level",
        "escalation_rule",
        [
            "branch_id",
            "kind",
            sa.text("coalesce(product_type, '')"),
            sa.text("coalesce(symptom_code, '')"),
            "level",
        ],
        unique=True,
    )
    op.create_table(
        "ticket_setting",
        *_branch_row(),
        sa.Column("silence_days", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_setting"),
        sa.UniqueConstraint("branch_id", name="uq_ticket_setting_branch"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_ticket_setting_branch_id"),
        sa.CheckConstraint("silence_days > 0", name="ck_ticket_setting_days"),
    )
    op.create_index("ix_ticket_setting_branch_id", "ticket_setting", ["branch_id"])
    secure(op, "ticket", portal="write", customer="customer_id")
    secure(op, "ticket_comment", portal="write", rows="customer_id = app_customer() and not internal", append_only=True)
    secure(op, "escalation_rule")
    secure(op, "ticket_setting")


def downgrade() -> None:
    for table in ("ticket_setting", "escalation_rule", "ticket_comment", "ticket"):
        op.drop_table(table)
