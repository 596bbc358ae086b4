"""Lists that people take out as files (CUS-10)."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0040_list_exports"
down_revision = "0039_guides"
branch_labels = None
depends_on = None

GAINED = {
    "ADMIN": ("all:export:write",),
    "MARKETING": ("branch:export:write",),
    "SUPERVISOR": ("branch:export:write",),
    "FINANCE": ("branch:export:write",),
    "BACK_OFFICE": ("branch:export:write",),
    "SALES_MANAGER": ("team:export:write",),
    "FIELD_SALES": ("own:export:write",),
    "TELESALES": ("own:export:write",),
}
GRANT = sa.text(
    "update role set permissions = (select array_agg(distinct held order by held) "
    "from unnest(permissions || cast(:gained as text[])) held) where code = :code"
)
TAKE = sa.text(
    "update role set permissions = (select coalesce(array_agg(held order by held), '{}') "
    "from unnest(permissions) held where held <> all(cast(:gained as text[]))) where code = :code"
)


def upgrade() -> None:
    """Create the table."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "list_export",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("list", sa.String(40), nullable=False),
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("filter", postgresql.JSONB, nullable=False),
        sa.Column("sorting", sa.String(40)),
        sa.Column("most", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("parts", sa.Integer, nullable=False),
        sa.Column("cursor", sa.String),
        sa.Column("cut", sa.Boolean, nullable=False),
        sa.Column("storage_key", sa.String, nullable=False),
        sa.Column("ready_at", Utc),
        sa.Column("expires_at", Utc, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_list_export"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_list_export_branch_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["user_account.id"], name="fk_list_export_owner_id", ondelete="CASCADE"),
        sa.UniqueConstraint("storage_key", name="uq_list_export_storage_key"),
        sa.CheckConstraint(
            "list in ('CUSTOMERS', 'LEADS', 'OFFERS', 'CONTRACTS', 'ORDERS', 'TICKETS')",
            name="ck_list_export_export_list",
        ),
        sa.CheckConstraint("format in ('CSV', 'XLSX')", name="ck_list_export_export_format"),
        sa.CheckConstraint("state in ('RUNNING', 'READY', 'FAILED')", name="ck_list_export_export_state"),
        sa.CheckConstraint("rows >= 0 and rows <= most and parts >= 0", name="ck_list_export_rows"),
        sa.CheckConstraint("(state = 'READY') = (ready_at is not null)", name="ck_list_export_ready"),
    )
    op.create_index("ix_list_export_branch_id", "list_export", ["branch_id"])
    op.create_index("ix_list_export_owner_id", "list_export", ["owner_id"])
    secure(op, "list_export")
    for code, gained in GAINED.items():
        op.execute(GRANT.bindparams(code=code, gained=list(gained)))


def downgrade() -> None:
    """Drop it."""
    for code, gained in GAINED.items():
        op.execute(TAKE.bindparams(code=code, gained=list(gained)))
    op.drop_table("list_export")
