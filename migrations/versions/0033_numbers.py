"""The stock of telephone numbers, and the promise that ends their reservation (NUM-01, NUM-02)."""

import sqlalchemy as sa
from alembic import op

from api.core.db import Utc
from api.core.security import secure

revision = "0033_numbers"
down_revision = "0032_together"
branch_labels = None
depends_on = None

# What the roles of the sources gain; whatever else an administrator changed in them stays.
GAINED = {
    "ADMIN": ("all:number:read", "all:number:write"),
    "FIELD_SALES": ("branch:number:read", "own:number:write"),
    "TELESALES": ("branch:number:read", "own:number:write"),
    "SALES_MANAGER": ("branch:number:read", "team:number:write"),
    "SALES_ADMIN": ("branch:number:read", "branch:number:write"),
    "SIM_MANAGEMENT": ("branch:number:read",),
    "BACK_OFFICE": ("branch:number:read",),
}
GRANT = sa.text(
    "update role set permissions = (select array_agg(distinct held order by held) "
    "from unnest(permissions || cast(:gained as text[])) held) where code = :code"
)
TAKE = sa.text(
    "update role set permissions = (select coalesce(array_agg(held order by held), '{}') "
    "from unnest(permissions) held where held <> all(cast(:gained as text[]))) where code = :code"
)
# A branch that is open already promises what a new one does.
PROMISE = """
insert into clock_policy (id, created_at, version, branch_id, key, names, calendar_id, duration_kind, amount,
                          warn_percent, breach, escalations)
select uuidv7(), now(), 1, c.branch_id, 'NUMBER_RESERVATION',
       jsonb_build_object('en', 'Number reserved', 'ro', 'Număr rezervat', 'es', 'Número reservado',
                          'pl', 'Rezerwacja numeru', 'ru', 'Бронь номера'),
       c.id, 'CALENDAR_DAYS', 7, 75, true, '[]'
from calendar c where c.key = 'ALWAYS'
"""


def upgrade() -> None:
    """Create the stock."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "phone_number",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("grade", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("ported", sa.Boolean, nullable=False),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("offer_id", sa.Uuid),
        sa.Column("holder_id", sa.Uuid),
        sa.Column("assigned_at", Utc),
        sa.PrimaryKeyConstraint("id", name="pk_phone_number"),
        sa.UniqueConstraint("number", name="uq_phone_number_number"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_phone_number_branch_id"),
        sa.ForeignKeyConstraint(["holder_id"], ["user_account.id"], name="fk_phone_number_holder_id"),
        sa.ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_phone_number_offer"
        ),
        sa.CheckConstraint("kind in ('MOBILE', 'FIXED')", name="ck_phone_number_number_kind"),
        sa.CheckConstraint("grade in ('STANDARD', 'SILVER', 'GOLD')", name="ck_phone_number_number_grade"),
        sa.CheckConstraint("state in ('FREE', 'RESERVED', 'ASSIGNED')", name="ck_phone_number_number_state"),
        sa.CheckConstraint("number ~ '^[+][1-9][0-9]{6,14}$'", name="ck_phone_number_number"),
        sa.CheckConstraint(
            "(state = 'FREE') = (offer_id is null) and num_nulls(offer_id, customer_id, holder_id) in (0, 3)",
            name="ck_phone_number_held",
        ),
        sa.CheckConstraint("(state = 'ASSIGNED') = (assigned_at is not null)", name="ck_phone_number_assigned"),
    )
    op.create_index("ix_phone_number_branch_id", "phone_number", ["branch_id"])
    op.create_index(
        "ix_phone_number_free",
        "phone_number",
        ["branch_id", "kind", "number"],
        postgresql_where=sa.text("state = 'FREE'"),
    )
    for name in ("offer", "customer", "holder"):
        op.create_index(
            f"ix_phone_number_{name}",
            "phone_number",
            [f"{name}_id"],
            postgresql_where=sa.text(f"{name}_id is not null"),
        )
    secure(op, "phone_number")
    op.execute(PROMISE)
    for code, gained in GAINED.items():
        op.execute(GRANT.bindparams(code=code, gained=list(gained)))


def downgrade() -> None:
    """Forget the stock. The promise stays: clocks that ran under it name it."""
    for code, gained in GAINED.items():
        op.execute(TAKE.bindparams(code=code, gained=list(gained)))
    op.drop_table("phone_number")
