"""Who manages a customer's people sees which roles they hold, not only the own (WEB-03)."""

from alembic import op

revision = "0045_portal_roles"
down_revision = "0044_counts"
branch_labels = None
depends_on = None

OWN = "user_id = app_actor()"
COLLEAGUES = "user_id in (select u.id from user_account u where u.customer_id = app_customer())"


def upgrade() -> None:
    """Show the portal the roles of the customer's people; it writes none, as before."""
    op.execute("set local lock_timeout = '2s'")
    op.execute(f"alter policy user_role_tenant on user_role using ({OWN} or {COLLEAGUES})")


def downgrade() -> None:
    """Show everybody the own ones."""
    op.execute("set local lock_timeout = '2s'")
    op.execute(f"alter policy user_role_tenant on user_role using ({OWN})")
