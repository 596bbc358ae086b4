"""Notifications, wishes, messages, the built-in SMS gateway."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0015_notifications"
down_revision = "0013_tickets"
branch_labels = None
depends_on = None

CHANNELS = "'EMAIL', 'SMS'"


def _key(*, versioned: bool) -> list[sa.Column[object]]:
    columns: list[sa.Column[object]] = [
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
    ]
    return [*columns, sa.Column("version", sa.Integer, nullable=False)] if versioned else columns


def upgrade() -> None:
    """Let the house speak."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "notification",
        *_key(versioned=False),
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("event_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("values", postgresql.JSONB, nullable=False),
        sa.Column("link", sa.String),
        sa.Column("read_at", Utc),
        sa.PrimaryKeyConstraint("id", name="pk_notification"),
        sa.UniqueConstraint("user_id", "event_id", "kind", name="uq_notification_user_id_event_id_kind"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_notification_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_notification_unread", "notification", ["user_id"], postgresql_where=sa.text("read_at is null"))
    op.create_index("ix_notification_user", "notification", ["user_id", "created_at"])
    op.create_table(
        "notification_preference",
        *_key(versioned=True),
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("channels", postgresql.ARRAY(sa.String(40)), nullable=False),
        sa.Column("quiet_from", sa.Time),
        sa.Column("quiet_to", sa.Time),
        sa.PrimaryKeyConstraint("id", name="pk_notification_preference"),
        sa.UniqueConstraint("user_id", "kind", name="uq_notification_preference_user_id_kind"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name="fk_notification_preference_user_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint("(quiet_from is null) = (quiet_to is null)", name="ck_notification_preference_quiet"),
        sa.CheckConstraint(f"channels <@ array[{CHANNELS}]::varchar[]", name="ck_notification_preference_channels"),
    )
    op.create_table(
        "message",
        *_key(versioned=True),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("user_id", sa.Uuid),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("html", sa.Text, nullable=False),
        sa.Column("files", postgresql.JSONB, nullable=False),
        sa.Column("dedupe_key", sa.String, nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", Utc, nullable=False),
        sa.Column("sent_at", Utc),
        sa.Column("last_error", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("dedupe_key", name="uq_message_dedupe_key"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_message_branch_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_message_user_id", ondelete="SET NULL"),
        sa.CheckConstraint(f"channel in ({CHANNELS})", name="ck_message_channel"),
        sa.CheckConstraint("state in ('QUEUED', 'SENT', 'FAILED')", name="ck_message_message_state"),
        sa.CheckConstraint("(state = 'SENT') = (sent_at is not null)", name="ck_message_sent"),
    )
    op.create_index("ix_message_branch_id", "message", ["branch_id"])
    op.create_index("ix_message_due", "message", ["next_at"], postgresql_where=sa.text("state = 'QUEUED'"))
    op.create_index("ix_message_customer", "message", ["customer_id", "created_at"])
    op.create_table(
        "sms_delivery",
        *_key(versioned=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sms_delivery"),
    )
    secure(op, "notification", portal="write", rows="user_id = app_actor()")
    secure(op, "notification_preference", portal="write", rows="user_id = app_actor()")
    # A portal user who asks for the delivery log is shown an empty one.
    secure(op, "message", portal="read", rows="false")
    secure(op, "sms_delivery")


def downgrade() -> None:
    """Fall silent."""
    for table in ("sms_delivery", "message", "notification_preference", "notification"):
        op.drop_table(table)
