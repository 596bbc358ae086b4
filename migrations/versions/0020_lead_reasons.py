"""Why a lead changed, in the words of who changed it (LEA-07)."""

import sqlalchemy as sa
from alembic import op

from api.core.security import secure

revision = "0020_lead_reasons"
# Two revisions were made side by side; from here on there is one line again.
down_revision = ("0017_audit_chain", "0021_ticket_desks")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; what is in it stays as it was said."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "lead_reason",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("lead_id", sa.Uuid, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_reason_branch_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_lead_reason_lead_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_reason"),
    )
    op.create_index("ix_lead_reason_branch_id", "lead_reason", ["branch_id"], unique=False)
    op.create_index("ix_lead_reason_lead_id", "lead_reason", ["lead_id", "created_at"], unique=False)
    secure(op, "lead_reason", append_only=True)


def downgrade() -> None:
    """Take it away."""
    op.drop_table("lead_reason")
