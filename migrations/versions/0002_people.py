"""Branches, users, roles, teams, sessions, access links."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0002_people"
down_revision = "0001_core"
branch_labels = None
depends_on = None


def _key() -> list[sa.Column[object]]:
    return [sa.Column("id", sa.Uuid, nullable=False), sa.Column("created_at", Utc, nullable=False)]


def _user(name: str = "user_id") -> sa.Column[object]:
    return sa.Column(name, sa.Uuid, nullable=False)


def upgrade() -> None:
    """Give the house its people."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "branch",
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("zone", sa.String, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("languages", postgresql.ARRAY(sa.Text), nullable=False),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("legal_name", "fiscal_number", "address", "phone", "email")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_branch"),
        sa.UniqueConstraint("code", name="uq_branch_code"),
    )
    op.create_table(
        "role",
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("names", postgresql.JSONB, nullable=False),
        sa.Column("permissions", postgresql.ARRAY(sa.Text), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_role"),
        sa.UniqueConstraint("code", name="uq_role_code"),
        sa.CheckConstraint("kind in ('STAFF', 'PORTAL')", name="ck_role_user_kind"),
    )
    op.create_table(
        "user_account",
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("login", sa.String, nullable=False),
        sa.Column("password_hash", sa.String),
        sa.Column("password_changed_at", Utc),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("phone", sa.String),
        sa.Column("language", sa.String(2), nullable=False),
        *(sa.Column(name, sa.String) for name in ("job_title", "region", "agent_code", "dealer_code")),
        sa.Column("branch_ids", postgresql.ARRAY(sa.Uuid), nullable=False),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("contact_id", sa.Uuid),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_user_account"),
        sa.UniqueConstraint("login", name="uq_user_account_login"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_user_account_branch_id"),
        sa.CheckConstraint("kind in ('STAFF', 'PORTAL')", name="ck_user_account_user_kind"),
        sa.CheckConstraint("(kind = 'PORTAL') = (customer_id is not null)", name="ck_user_account_customer"),
        sa.CheckConstraint("login = lower(login)", name="ck_user_account_login"),
    )
    op.create_index("ix_user_account_branch_id", "user_account", ["branch_id"])
    op.create_index("ix_user_account_customer_id", "user_account", ["customer_id"])
    op.create_table(
        "user_role",
        *_key(),
        _user(),
        _user("role_id"),
        sa.PrimaryKeyConstraint("id", name="pk_user_role"),
        sa.UniqueConstraint("user_id", "role_id", name="uq_user_role_user_id_role_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_user_role_user_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name="fk_user_role_role_id"),
    )
    op.create_table(
        "team",
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("role_code", sa.String, nullable=False),
        sa.Column("manager_id", sa.Uuid),
        sa.Column("region", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_team"),
        sa.UniqueConstraint("branch_id", "code", name="uq_team_branch_id_code"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_team_branch_id"),
        sa.ForeignKeyConstraint(["manager_id"], ["user_account.id"], name="fk_team_manager_id"),
    )
    op.create_index("ix_team_branch_id", "team", ["branch_id"])
    op.create_index("ix_team_role", "team", ["branch_id", "role_code"])
    op.create_table(
        "team_member",
        *_key(),
        _user("team_id"),
        _user(),
        sa.PrimaryKeyConstraint("id", name="pk_team_member"),
        sa.UniqueConstraint("team_id", "user_id", name="uq_team_member_team_id_user_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_team_member_team_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_team_member_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_team_member_user_id", "team_member", ["user_id"])
    op.create_table(
        "user_session",
        *_key(),
        _user(),
        sa.Column("salt", sa.String, nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("agent", sa.String, nullable=False),
        sa.Column("last_used_at", Utc, nullable=False),
        sa.Column("expires_at", Utc, nullable=False),
        sa.Column("revoked_at", Utc),
        sa.PrimaryKeyConstraint("id", name="pk_user_session"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_user_session_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_user_session_user_id", "user_session", ["user_id"])
    op.create_table(
        "sign_in_attempt",
        *_key(),
        sa.Column("login_hash", sa.LargeBinary, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("succeeded", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_attempt"),
    )
    op.create_index("ix_sign_in_attempt_account", "sign_in_attempt", ["login_hash", "created_at"])
    op.create_table(
        "access_link",
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("token_hash", sa.LargeBinary, nullable=False),
        _user(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("expires_at", Utc, nullable=False),
        sa.Column("used_at", Utc),
        sa.PrimaryKeyConstraint("id", name="pk_access_link"),
        sa.UniqueConstraint("token_hash", name="uq_access_link_token_hash"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_access_link_branch_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_access_link_user_id", ondelete="CASCADE"),
    )
    op.create_index("ix_access_link_branch_id", "access_link", ["branch_id"])

    secure(op, "branch", portal="read", rows="true", signin="read")
    secure(op, "role", portal="read", rows="kind = 'PORTAL'", signin="read")
    # A portal user sees the people of the own customer, and staff by name only through what they signed.
    secure(op, "user_account", portal="write", customer="customer_id", signin="write")
    secure(op, "user_role", portal="read", rows="user_id = app_actor()", signin="read")
    secure(op, "team", signin="read")
    secure(op, "team_member", signin="read")
    secure(op, "user_session", portal="write", rows="user_id = app_actor()", signin="write")
    secure(op, "sign_in_attempt", signin="write")
    secure(op, "access_link", signin="write")


def downgrade() -> None:
    """Empty the house."""
    for table in (
        "access_link",
        "sign_in_attempt",
        "user_session",
        "team_member",
        "team",
        "user_role",
        "user_account",
        "role",
        "branch",
    ):
        op.drop_table(table)
