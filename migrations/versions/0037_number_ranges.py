"""Ranges of telephone numbers, the agents who sell from them, and the rest of a number after service (NUM-01)."""

import sqlalchemy as sa
from alembic import op

from api.core.db import Utc
from api.core.security import secure

revision = "0037_number_ranges"
down_revision = "0036_timers"
branch_labels = None
depends_on = None

GAINED = {
    "ADMIN": ("all:number:stock", "all:number:allot"),
    "SIM_MANAGEMENT": ("branch:number:stock",),
    "SALES_ADMIN": ("branch:number:allot",),
}
GRANT = sa.text(
    "update role set permissions = (select array_agg(distinct held order by held) "
    "from unnest(permissions || cast(:gained as text[])) held) where code = :code"
)
TAKE = sa.text(
    "update role set permissions = (select coalesce(array_agg(held order by held), '{}') "
    "from unnest(permissions) held where held <> all(cast(:gained as text[]))) where code = :code"
)
PROMISE = """
insert into clock_policy (id, created_at, version, branch_id, key, names, calendar_id, duration_kind, amount,
                          warn_percent, breach, escalations)
select uuidv7(), now(), 1, c.branch_id, 'NUMBER_QUARANTINE',
       jsonb_build_object('en', 'Number rests after service', 'ro', 'Numărul se odihnește după serviciu',
                          'es', 'Número en reposo tras el servicio', 'pl', 'Karencja numeru po wyłączeniu',
                          'ru', 'Карантин номера после отключения'),
       c.id, 'CALENDAR_DAYS', 90, 75, true, '[]'
from calendar c where c.key = 'ALWAYS'
on conflict do nothing
"""
# What came into the stock before: numbers in a row are a range.
RANGES = """
with islands as (
    select branch_id, kind, number, length(number) as digits, substr(number, 2)::bigint - row_number()
        over (partition by branch_id, kind, length(number) order by number) as island
    from phone_number where not ported
)
insert into number_range (id, created_at, version, branch_id, kind, first, last, size)
select uuidv7(), now(), 1, branch_id, kind, min(number), max(number), count(*)
from islands group by branch_id, kind, digits, island
"""
BELONG = """
update phone_number n set range_id = r.id from number_range r
where not n.ported and n.branch_id = r.branch_id and n.kind = r.kind and length(n.number) = length(r.first)
    and n.number between r.first and r.last
"""
CHECKS = {
    "ck_phone_number_number_state": (
        "state in ('FREE', 'RESERVED', 'ASSIGNED', 'QUARANTINED')",
        "state in ('FREE', 'RESERVED', 'ASSIGNED')",
    ),
    "ck_phone_number_held": (
        (
            "(state in ('FREE', 'QUARANTINED')) = (offer_id is null) "
            "and num_nulls(offer_id, customer_id, holder_id) in (0, 3)"
        ),
        "(state = 'FREE') = (offer_id is null) and num_nulls(offer_id, customer_id, holder_id) in (0, 3)",
    ),
}

INDEXES = {"ix_phone_number_range": ["range_id", "state"], "ix_phone_number_agent": ["agent_id"]}


def _replace(name: str, condition: str) -> None:
    """Put another condition in place of a check, which was made under its name with the table's before it."""
    for known in (name, f"ck_phone_number_{name}"):
        op.execute(f"alter table phone_number drop constraint if exists {known}")
    op.execute(f"alter table phone_number add constraint {name} check ({condition}) not valid")


def upgrade() -> None:
    """Create ranges, and give each number of the stock its own."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "number_range",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("first", sa.String(16), nullable=False),
        sa.Column("last", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_number_range"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_number_range_branch_id"),
        sa.CheckConstraint("kind in ('MOBILE', 'FIXED')", name="ck_number_range_number_kind"),
        sa.CheckConstraint("length(first) = length(last) and first <= last", name="ck_number_range_order"),
        sa.CheckConstraint("size > 0", name="ck_number_range_size"),
    )
    op.create_index("ix_number_range_branch_id", "number_range", ["branch_id"])
    secure(op, "number_range")
    op.add_column("phone_number", sa.Column("range_id", sa.Uuid))
    op.add_column("phone_number", sa.Column("agent_id", sa.Uuid))
    for column, table in (("range_id", "number_range"), ("agent_id", "user_account")):
        op.create_foreign_key(
            f"fk_phone_number_{column}", "phone_number", table, [column], ["id"], postgresql_not_valid=True
        )
    op.execute(
        "alter table phone_number add constraint ck_phone_number_agent "
        "check (agent_id is null or range_id is not null) not valid"
    )
    for name, (after, _) in CHECKS.items():
        _replace(name, after)
    op.execute(RANGES)
    op.execute(BELONG)
    op.execute(PROMISE)
    for code, gained in GAINED.items():
        op.execute(GRANT.bindparams(code=code, gained=list(gained)))
    with op.get_context().autocommit_block():
        for name, columns in INDEXES.items():
            where = sa.text(f"{columns[0]} is not null")
            op.create_index(name, "phone_number", columns, postgresql_where=where, postgresql_concurrently=True)


def downgrade() -> None:
    """Forget ranges and agents; numbers that rest are free. The promise stays: clocks that ran under it name it."""
    for code, gained in GAINED.items():
        op.execute(TAKE.bindparams(code=code, gained=list(gained)))
    op.execute("update phone_number set state = 'FREE' where state = 'QUARANTINED'")
    for name, (_, before) in CHECKS.items():
        _replace(name, before)
    op.execute("alter table phone_number drop constraint ck_phone_number_agent")
    op.drop_column("phone_number", "agent_id")
    op.drop_column("phone_number", "range_id")
    op.drop_table("number_range")
