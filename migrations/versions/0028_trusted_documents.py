"""Operations of earlier releases stay known, so that installed apps keep working; the chain is one again."""

from alembic import op

from api.core.database import STAFF

revision = "0028_trusted_documents"
down_revision = ("0018_role_teams", "0027_rights_epoch")
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table: read by the application, written by the owner alone, since what stands in it is trusted."""
    op.execute("set local lock_timeout = '2s'")
    op.execute(
        "create table trusted_document (hash varchar not null, text varchar not null, "
        "shipped_at timestamptz not null default now(), constraint pk_trusted_document primary key (hash))"
    )
    op.execute("alter table trusted_document enable row level security")
    op.execute("alter table trusted_document force row level security")
    op.execute(
        "create policy trusted_document_house on trusted_document to current_user using (true) with check (true)"
    )
    op.execute(f"create policy trusted_document_read on trusted_document for select to {STAFF} using (true)")
    op.execute(f"grant select on trusted_document to {STAFF}")


def downgrade() -> None:
    """Forget them."""
    op.drop_table("trusted_document")
