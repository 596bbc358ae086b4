"""What an operator needs to see: processes, traffic, alerts, backups, traces; keys that can be rotated."""

import sqlalchemy as sa
from alembic import op

from api.core.security import secure

revision = "0024_operations"
down_revision = "0023_document_numbers"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    create table operation_run (
        id uuid not null default gen_random_uuid(),
        created_at timestamptz not null default now(),
        kind varchar(40) not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        outcome varchar(40) not null,
        detail jsonb not null default '{}',
        constraint pk_operation_run primary key (id),
        constraint ck_operation_run_run_outcome check (outcome in ('RUNNING', 'SUCCEEDED', 'FAILED')),
        constraint ck_operation_run_finished check ((outcome = 'RUNNING') = (finished_at is null))
    )
    """,
    "create index ix_operation_run_kind on operation_run (kind, started_at)",
    """
    create table process_beat (
        id uuid not null,
        created_at timestamptz not null,
        kind varchar(40) not null,
        host varchar not null,
        pid integer not null,
        version varchar not null,
        seen_at timestamptz not null,
        skew_ms integer not null,
        constraint pk_process_beat primary key (id),
        constraint ck_process_beat_process_kind check (kind in ('API', 'WORKER'))
    )
    """,
    """
    create table traffic_minute (
        process_id uuid not null,
        minute timestamptz not null,
        failed integer not null,
        buckets integer[] not null,
        constraint pk_traffic_minute primary key (process_id, minute),
        constraint fk_traffic_minute_process_id foreign key (process_id) references process_beat (id) on delete cascade
    )
    """,
    """
    create table alert_rule (
        id uuid not null,
        created_at timestamptz not null,
        version integer not null,
        key varchar(40) not null,
        threshold double precision not null,
        enabled boolean not null,
        constraint pk_alert_rule primary key (id),
        constraint uq_alert_rule_key unique (key)
    )
    """,
    """
    create table alert_episode (
        id uuid not null,
        created_at timestamptz not null,
        key varchar(40) not null,
        began_at timestamptz not null,
        ended_at timestamptz,
        value double precision not null,
        constraint pk_alert_episode primary key (id)
    )
    """,
    "create unique index ix_alert_episode_open on alert_episode (key) where ended_at is null",
    "create index ix_alert_episode_began on alert_episode (began_at)",
)
TABLES = ("operation_run", "process_beat", "traffic_minute", "alert_rule", "alert_episode")
# In seconds, hours, days, percent or pieces, as the rule says.
RULES = {
    "worker-silent": 60,
    "timer-late": 60,
    "outbox-late": 60,
    "delivery-late": 300,
    "delivery-failed": 0,
    "mail-failing": 3,
    "port-failing": 3,
    "hints-away": 0,
    "audit-unsealed": 60,
    "audit-broken": 0,
    "backup-old": 26,
    "disk-full": 90,
    "certificate-ends": 21,
    "keys-old": 365,
    "clock-skew": 2,
}
GAINED = ["all:operations:read", "all:operations:write"]


def upgrade() -> None:
    """Create the tables, seed the rules, and let the outbox, sessions and data keys remember more."""
    op.execute("set local lock_timeout = '2s'")
    for statement in STATEMENTS:
        op.execute(statement)
    for table in TABLES:
        secure(op, table)
    for key, threshold in RULES.items():
        op.execute(
            sa.text(
                "insert into alert_rule (id, created_at, version, key, threshold, enabled) "
                "values (gen_random_uuid(), now(), 1, :key, :threshold, true)"
            ).bindparams(key=key, threshold=threshold)
        )
    # One trace from a change to the mail that it causes.
    for table in ("event", "message"):
        op.add_column(table, sa.Column("traceparent", sa.String(55)))
    # Which secret key wraps a data key: null is not known, and looked at by the rotation.
    op.add_column("data_key", sa.Column("wrapped_by", sa.String(16)))
    # Hashes of refresh tokens that an earlier secret key had signed.
    op.add_column("user_session", sa.Column("kept_tokens", sa.ARRAY(sa.LargeBinary)))
    # Work that a person has given up is neither waiting nor a failure that waits for somebody.
    op.execute("alter table delivery drop constraint ck_delivery_delivery_state")
    op.execute(
        "alter table delivery add constraint ck_delivery_delivery_state "
        "check (state in ('PENDING', 'DONE', 'FAILED', 'GIVEN_UP')) not valid"
    )
    op.execute("alter table delivery validate constraint ck_delivery_delivery_state")
    op.add_column("delivery", sa.Column("reason", sa.String))
    op.execute(
        sa.text(
            "update role set permissions = (select array_agg(distinct held order by held) "
            "from unnest(permissions || cast(:gained as text[])) held) where code = 'ADMIN'"
        ).bindparams(gained=GAINED)
    )


def downgrade() -> None:
    """Take it all away."""
    op.execute(
        sa.text(
            "update role set permissions = (select coalesce(array_agg(held order by held), '{}') "
            "from unnest(permissions) held where held <> all(cast(:gained as text[]))) where code = 'ADMIN'"
        ).bindparams(gained=GAINED)
    )
    op.drop_column("delivery", "reason")
    op.execute("update delivery set state = 'FAILED' where state = 'GIVEN_UP'")
    op.execute("alter table delivery drop constraint ck_delivery_delivery_state")
    op.execute(
        "alter table delivery add constraint ck_delivery_delivery_state check (state in ('PENDING', 'DONE', 'FAILED'))"
    )
    op.drop_column("user_session", "kept_tokens")
    op.drop_column("data_key", "wrapped_by")
    for table in ("event", "message"):
        op.drop_column(table, "traceparent")
    for table in reversed(TABLES):
        op.drop_table(table)
