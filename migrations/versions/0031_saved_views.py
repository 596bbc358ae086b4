"""Saved views of lists, and the order in which somebody has them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from api.core.db import Utc
from api.core.security import secure

revision = "0031_saved_views"
down_revision = "0030_one_chain"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both tables."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("team_id", sa.Uuid),
        sa.Column("screen", sa.String(60), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("search", sa.Text, nullable=False),
        sa.Column("deleted_at", Utc),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_saved_view_branch_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["user_account.id"], name="fk_saved_view_owner_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_saved_view_team_id", ondelete="SET NULL"),
        sa.CheckConstraint("name = btrim(name) and name <> ''", name="ck_saved_view_name"),
    )
    op.create_index("ix_saved_view_branch_id", "saved_view", ["branch_id"])
    op.create_index("ix_saved_view_owner", "saved_view", ["owner_id"])
    op.create_index("ix_saved_view_team", "saved_view", ["team_id"], postgresql_where=sa.text("team_id is not null"))
    op.create_table(
        "view_order",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("screen", sa.String(60), nullable=False),
        sa.Column("view_ids", ARRAY(sa.Uuid), nullable=False),
        sa.Column("first_id", sa.Uuid),
        sa.PrimaryKeyConstraint("id", name="pk_view_order"),
        sa.UniqueConstraint("user_id", "screen", name="uq_view_order_user_id_screen"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_view_order_user_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["first_id"], ["saved_view.id"], name="fk_view_order_first_id", ondelete="SET NULL"),
    )
    op.create_index("ix_view_order_first_id", "view_order", ["first_id"])
    secure(op, "saved_view")
    secure(op, "view_order")


def downgrade() -> None:
    """Take them away."""
    op.drop_table("view_order")
    op.drop_table("saved_view")
