"""Customers' and visitors' roles write the records of their changes, and neither read nor undo those of others."""

from alembic import op

from api.core.database import PORTAL, SIGNIN

revision = "0016_least_privilege"
down_revision = "0015_notifications"
branch_labels = None
depends_on = None

# What the two roles never need of the tables that every change writes to. An upsert needs SELECT where it stays.
SURPLUS = {
    "audit_entry": ("select", f"{PORTAL}, {SIGNIN}"),
    "event": ("select", SIGNIN),
    "outbox": ("update, delete", f"{PORTAL}, {SIGNIN}"),
    "data_key": ("update, delete", f"{PORTAL}, {SIGNIN}"),
    "number_sequence": ("delete", f"{PORTAL}, {SIGNIN}"),
    "idempotency": ("delete", f"{PORTAL}, {SIGNIN}"),
}


def upgrade() -> None:
    """Take away what was granted beyond need."""
    op.execute("set local lock_timeout = '2s'")
    for table, (rights, roles) in SURPLUS.items():
        op.execute(f"revoke {rights} on {table} from {roles}")


def downgrade() -> None:
    """Give it back."""
    for table, (rights, roles) in SURPLUS.items():
        op.execute(f"grant {rights} on {table} to {roles}")
