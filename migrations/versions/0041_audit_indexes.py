"""Entries that are about nobody but customers, which most are, cost no place in the indexes of others."""

from alembic import op
from sqlalchemy import text

revision = "0041_audit_indexes"
down_revision = "0040_list_exports"
branch_labels = None
depends_on = None

PEOPLE = ("ix_audit_entry_people", ["person_ids"], "gin", "person_ids <> '{}'")
SUBJECT = ("ix_audit_entry_subject", ["subject_id", "created_at"], "btree", "subject_id is not null")


def upgrade() -> None:
    """Build the small ones beside the traffic, then let the whole ones go."""
    op.execute("set local lock_timeout = '2s'")
    with op.get_context().autocommit_block():
        for name, columns, how, some in (PEOPLE, SUBJECT):
            fresh = f"{name}_some"
            op.drop_index(fresh, "audit_entry", if_exists=True, postgresql_concurrently=True)
            op.create_index(
                fresh,
                "audit_entry",
                columns,
                postgresql_using=how,
                postgresql_where=text(some),
                postgresql_concurrently=True,
            )
            op.drop_index(name, "audit_entry", if_exists=True, postgresql_concurrently=True)
            op.execute(f"alter index {fresh} rename to {name}")


def downgrade() -> None:
    """Index all of them again."""
    for name, columns, how, _ in (PEOPLE, SUBJECT):
        op.drop_index(name, "audit_entry")
        op.create_index(name, "audit_entry", columns, postgresql_using=how)
