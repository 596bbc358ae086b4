"""Functions, event history and outbox, audit, keys, idempotency, numbers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0001_core"
down_revision = None
branch_labels = None
depends_on = None

LOGINS = "trunkline_staff, trunkline_portal, trunkline_worker, trunkline_signin"


def upgrade() -> None:
    """Build the ground floor."""
    op.execute("set local lock_timeout = '2s'")
    for extension in ("pg_trgm", "unaccent", "btree_gist"):
        op.execute(f"create extension if not exists {extension}")
    op.execute(
        "create table app_clock (only_row boolean primary key default true check (only_row), "
        "shift interval not null default interval '0')"
    )
    op.execute("insert into app_clock default values")
    op.execute(f"grant select on app_clock to {LOGINS}")
    op.execute(
        "create function app_now() returns timestamptz language sql stable parallel safe "
        "as $$ select now() + (select shift from app_clock) $$"
    )
    for name in ("actor", "customer"):
        op.execute(
            f"create function app_{name}() returns uuid language sql stable parallel safe leakproof "
            f"as $$ select nullif(current_setting('app.{name}', true), '')::uuid $$"
        )
    # unaccent() is only STABLE, since its dictionary could change; ours does not, and indexes need IMMUTABLE.
    op.execute(
        "create function unaccent_lower(value text) returns text language sql immutable strict parallel safe "
        "as $$ select lower(public.unaccent('public.unaccent', value)) $$"
    )
    op.create_table(
        "event",
        sa.Column("seq", sa.BigInteger, sa.Identity(always=True), nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("subject_id", sa.Uuid, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("actor_id", sa.Uuid),
        sa.Column("at", Utc, nullable=False),
        sa.Column("data", postgresql.JSONB, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_event"),
        sa.UniqueConstraint("id", name="uq_event_id"),
    )
    op.create_index("ix_event_subject", "event", ["subject_id", "seq"])
    op.create_index(
        "ix_event_customer", "event", ["customer_id", "seq"], postgresql_where=sa.text("customer_id is not null")
    )
    op.create_table(
        "outbox",
        sa.Column("event_id", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_outbox"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_outbox_event_id"),
    )
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("actor_id", sa.Uuid),
        sa.Column("session_id", sa.Uuid),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("subject_id", sa.Uuid),
        sa.Column("branch_id", sa.Uuid),
        sa.Column("customer_ids", postgresql.ARRAY(sa.Uuid), nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("fields", postgresql.ARRAY(sa.Text), nullable=False),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("key_id", sa.Uuid),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entry"),
    )
    op.create_index("ix_audit_entry_customers", "audit_entry", ["customer_ids"], postgresql_using="gin")
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject_id", "created_at"])
    op.create_table(
        "audit_seal",
        sa.Column("seq", sa.BigInteger, sa.Identity(always=True), nullable=False),
        sa.Column("audit_id", sa.Uuid, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit_seal"),
        sa.UniqueConstraint("audit_id", name="uq_audit_seal_audit_id"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit_entry.id"], name="fk_audit_seal_audit_id"),
    )
    op.create_table(
        "data_key",
        sa.Column("subject_id", sa.Uuid, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.PrimaryKeyConstraint("subject_id", name="pk_data_key"),
    )
    op.create_table(
        "idempotency",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("actor_key", sa.String, nullable=False),
        sa.Column("operation", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("input_hash", sa.LargeBinary, nullable=False),
        sa.Column("result", postgresql.JSONB),
        sa.PrimaryKeyConstraint("id", name="pk_idempotency"),
        sa.UniqueConstraint("actor_key", "operation", "key", name="uq_idempotency_actor_key_operation_key"),
    )
    op.create_table(
        "number_sequence",
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("prefix", sa.String, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("branch_id", "prefix", "year", name="pk_number_sequence"),
    )
    secure(op, "event", portal="write", customer="customer_id", signin="write", append_only=True)
    secure(op, "outbox", portal="write", rows="true", signin="write")
    secure(op, "audit_entry", portal="write", rows="true", signin="write", append_only=True)
    secure(op, "audit_seal", append_only=True)
    secure(op, "data_key", portal="write", rows="true", signin="write")
    secure(op, "idempotency", portal="write", rows="actor_key = app_actor()::text", signin="write")
    secure(op, "number_sequence", portal="write", rows="true", signin="write")


def downgrade() -> None:
    """Take the ground floor away."""
    for table in ("number_sequence", "idempotency", "data_key", "audit_seal", "audit_entry", "outbox", "event"):
        op.drop_table(table)
    for name in ("unaccent_lower(text)", "app_customer()", "app_actor()", "app_now()"):
        op.execute(f"drop function {name}")
    op.drop_table("app_clock")
