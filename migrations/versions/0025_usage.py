"""What lines used, and indexes for what is counted: settled promises, what people have in hand."""

from alembic import op

from api.core.security import secure

revision = "0025_usage"
down_revision = "0024_operations"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    create table usage (
        id uuid not null,
        created_at timestamptz not null,
        version integer not null,
        branch_id uuid not null,
        customer_id uuid not null,
        subscription_id uuid not null,
        month date not null,
        kind varchar(40) not null,
        used numeric(14, 2) not null,
        included numeric(14, 2),
        constraint pk_usage primary key (id),
        constraint uq_usage_subscription_id_month_kind unique (subscription_id, month, kind),
        constraint fk_usage_branch_id foreign key (branch_id) references branch (id),
        constraint fk_usage_subscription foreign key (subscription_id, customer_id)
            references subscription (id, customer_id),
        constraint ck_usage_usage_kind check (kind in ('VOICE', 'DATA', 'SMS')),
        constraint ck_usage_month check (extract(day from month) = 1),
        constraint ck_usage_amounts check (used >= 0 and included >= 0)
    )
    """,
    "create index ix_usage_branch_id on usage (branch_id)",
    "create index ix_usage_customer_month on usage (customer_id, month)",
    """
    create index ix_clock_settled on clock (branch_id, coalesce(breached_at, ended_at))
        where breach and (state = 'MET' or breached_at is not null)
    """,
    "create index ix_lead_in_hand on lead (owner_id, due_at) where status <> 'COMPLETED'",
    """
    create index ix_activity_in_hand on activity (assignee_id, due_at)
        where assignee_id is not null and state in ('OPEN', 'IN_PROCESS', 'FAILED')
    """,
)
INDEXES = ("ix_activity_in_hand", "ix_lead_in_hand", "ix_clock_settled")


def upgrade() -> None:
    """Create the table and the indexes."""
    op.execute("set local lock_timeout = '2s'")
    for statement in STATEMENTS:
        op.execute(statement)
    secure(op, "usage", portal="read", customer="customer_id")


def downgrade() -> None:
    """Take them away."""
    for index in INDEXES:
        op.execute(f"drop index {index}")
    op.execute("drop table usage")
