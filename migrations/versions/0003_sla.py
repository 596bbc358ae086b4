"""Calendars, promises, clocks, timers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0003_sla"
down_revision = "0002_people"
branch_labels = None
depends_on = None

KINDS = "('ELAPSED', 'CALENDAR_DAYS', 'WEEKS', 'MONTHS', 'WORKING_TIME', 'WORKING_DAYS')"
LIVE = sa.text("state in ('RUNNING', 'PAUSED', 'BREACHED')")


def _root(*, version: bool = True) -> list[sa.Column[object]]:
    columns = [
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
    ]
    return [*columns, sa.Column("version", sa.Integer, nullable=False)] if version else columns


def _terms() -> list[sa.Column[object]]:
    return [
        sa.Column("duration_kind", sa.String(40), nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("warn_percent", sa.Integer, nullable=False),
        sa.Column("breach", sa.Boolean, nullable=False),
        sa.Column("escalations", postgresql.JSONB, nullable=False),
    ]


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "calendar",
        *_root(),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("names", postgresql.JSONB, nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("versions", postgresql.JSONB, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calendar"),
        sa.UniqueConstraint("branch_id", "key", name="uq_calendar_branch_id_key"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_calendar_branch_id"),
    )
    op.create_index("ix_calendar_branch_id", "calendar", ["branch_id"])
    op.create_table(
        "clock_policy",
        *_root(),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("names", postgresql.JSONB, nullable=False),
        sa.Column("calendar_id", sa.Uuid, nullable=False),
        *_terms(),
        sa.PrimaryKeyConstraint("id", name="pk_clock_policy"),
        sa.UniqueConstraint("branch_id", "key", name="uq_clock_policy_branch_id_key"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_clock_policy_branch_id"),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name="fk_clock_policy_calendar_id"),
        sa.CheckConstraint(f"duration_kind in {KINDS}", name="ck_clock_policy_duration_kind"),
        sa.CheckConstraint("amount > 0", name="ck_clock_policy_amount"),
        sa.CheckConstraint("warn_percent between 0 and 99", name="ck_clock_policy_warn_percent"),
    )
    op.create_index("ix_clock_policy_branch_id", "clock_policy", ["branch_id"])
    op.create_table(
        "clock",
        *_root(),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("policy_id", sa.Uuid),
        sa.Column("calendar_id", sa.Uuid, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("subject_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("state", sa.String(40), nullable=False),
        *_terms(),
        sa.Column("floor_at", Utc),
        sa.Column("started_at", Utc, nullable=False),
        sa.Column("due_at", Utc, nullable=False),
        sa.Column("warn_at", Utc),
        sa.Column("pauses", postgresql.JSONB, nullable=False),
        sa.Column("paused_at", Utc),
        sa.Column("breached_at", Utc),
        sa.Column("ended_at", Utc),
        sa.PrimaryKeyConstraint("id", name="pk_clock"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_clock_branch_id"),
        sa.ForeignKeyConstraint(["policy_id"], ["clock_policy.id"], name="fk_clock_policy_id"),
        sa.ForeignKeyConstraint(["calendar_id"], ["calendar.id"], name="fk_clock_calendar_id"),
        sa.CheckConstraint(
            "state in ('RUNNING', 'PAUSED', 'BREACHED', 'MET', 'CANCELLED')", name="ck_clock_clock_state"
        ),
        sa.CheckConstraint(f"duration_kind in {KINDS}", name="ck_clock_duration_kind"),
        sa.CheckConstraint("(state = 'PAUSED') = (paused_at is not null)", name="ck_clock_paused"),
        sa.CheckConstraint("(state in ('MET', 'CANCELLED')) = (ended_at is not null)", name="ck_clock_ended"),
        sa.CheckConstraint("state <> 'BREACHED' or breached_at is not null", name="ck_clock_breached"),
    )
    op.create_index("ix_clock_branch_id", "clock", ["branch_id"])
    op.create_index("uq_clock_live", "clock", ["subject_id", "key"], unique=True, postgresql_where=LIVE)
    op.create_index("ix_clock_subject", "clock", ["subject_id", "started_at"])
    op.create_index("ix_clock_calendar", "clock", ["calendar_id"], postgresql_where=LIVE)
    op.create_table(
        "timer",
        *_root(version=False),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("clock_id", sa.Uuid),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("due_at", Utc, nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("fired_at", Utc),
        sa.Column("event", postgresql.JSONB(none_as_null=True)),
        sa.PrimaryKeyConstraint("id", name="pk_timer"),
        sa.UniqueConstraint("clock_id", "step", name="uq_timer_clock_id_step"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_timer_branch_id"),
        sa.ForeignKeyConstraint(["clock_id"], ["clock.id"], name="fk_timer_clock_id"),
        sa.CheckConstraint("state in ('PENDING', 'HELD', 'FIRED', 'CANCELLED')", name="ck_timer_timer_state"),
        sa.CheckConstraint("(clock_id is null) = (event is not null)", name="ck_timer_event"),
        sa.CheckConstraint("(state = 'FIRED') = (fired_at is not null)", name="ck_timer_fired"),
    )
    op.create_index("ix_timer_due", "timer", ["due_at"], postgresql_where=sa.text("state = 'PENDING'"))
    # The portal opens tickets and orders, and the public form leads: their clocks start in the same transaction.
    secure(op, "calendar", portal="read", rows="true", signin="read")
    secure(op, "clock_policy", portal="read", rows="true", signin="read")
    secure(op, "clock", portal="write", customer="customer_id", signin="write")
    secure(op, "timer", portal="write", customer="customer_id", signin="write")


def downgrade() -> None:
    for table in ("timer", "clock", "clock_policy", "calendar"):
        op.drop_table(table)
