"""A reason may be chosen by itself for a way of contact, so that a visit is noted in three taps."""

import sqlalchemy as sa
from alembic import op

revision = "0029_reason_defaults"
down_revision = "0028_trusted_documents"
branch_labels = None
depends_on = None

CHANNELS = "('PHONE', 'VISIT', 'SHOP', 'MAIL', 'EMAIL', 'CHAT', 'SMS', 'PORTAL', 'NOTE')"


def upgrade() -> None:
    """Add the column; the reasons that branches started with get what new branches have."""
    op.execute("set local lock_timeout = '2s'")
    op.add_column("interaction_reason", sa.Column("default_for", sa.String(40)))
    op.create_check_constraint(
        "ck_interaction_reason_interaction_channel", "interaction_reason", f"default_for in {CHANNELS}"
    )
    for name, channel in (("Visit to the customer", "VISIT"), ("Other", "NOTE")):
        op.execute(
            sa.text("update interaction_reason set default_for = :channel where names->>'en' = :name").bindparams(
                channel=channel, name=name
            )
        )


def downgrade() -> None:
    """Take it away."""
    op.drop_column("interaction_reason", "default_for")
