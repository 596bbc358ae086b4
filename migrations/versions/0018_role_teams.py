"""Who may do an activity depends on the teams of its role, which customers' people may not read."""

from alembic import op

revision = "0018_role_teams"
down_revision = "0020_lead_reasons"
branch_labels = None
depends_on = None

TEAMS_OF_ROLE = """
    create function teams_of_role(wanted_branch uuid, wanted_role text) returns uuid[]
    language sql stable security definer set search_path = public, pg_temp
    as $$ select array(select id from team where branch_id = wanted_branch and role_code = wanted_role) $$
"""


def upgrade() -> None:
    """Let callers who may not read teams be judged by their keys."""
    op.execute("set local lock_timeout = '2s'")
    op.execute(TEAMS_OF_ROLE)
    op.execute("revoke all on function teams_of_role(uuid, text) from public")
    op.execute(
        "grant execute on function teams_of_role(uuid, text) to trunkline_staff, trunkline_portal, trunkline_worker"
    )


def downgrade() -> None:
    """Take it away."""
    op.execute("drop function teams_of_role(uuid, text)")
