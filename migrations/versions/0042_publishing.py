"""A list of leads is published chunk by chunk, each from where the last one ended (CUS-10)."""

import sqlalchemy as sa
from alembic import op

revision = "0042_publishing"
down_revision = "0041_audit_indexes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Count what is published. The release before this one publishes whole lists and does not know of it."""
    op.execute("set local lock_timeout = '2s'")
    op.add_column("lead_import", sa.Column("published_rows", sa.Integer, nullable=False, server_default="0"))
    op.execute("update lead_import set published_rows = new_rows + joined_rows where state in ('PUBLISHED', 'UNDONE')")
    # Holds for every change from now on; what stands there is checked later.
    op.execute(
        "alter table lead_import add constraint ck_lead_import_publishing "
        "check (published_rows between 0 and staged_rows) not valid"
    )


def downgrade() -> None:
    """Count no longer."""
    op.drop_column("lead_import", "published_rows")
