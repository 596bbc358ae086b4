"""Leads: channels, routes, matrices, imports, leads and what hangs on them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0009_leads"
down_revision = "0008_billing"
branch_labels = None
depends_on = None


def _enum(name: str, *members: str) -> sa.Enum:
    """A text column's type with its CHECK."""
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=40)


CHANNEL = _enum(
    "lead_channel", "TELEMARKETING", "REFERRAL", "EMPLOYEE_REFERRAL", "SITE_REFERRAL", "CUSTOMER_REQUEST", "HOT_LEAD"
)
GROUND = _enum("referral_ground", "COMPETITOR_SERVICES", "NEW_ACCOUNT", "EXISTING_ACCOUNT_MORE")
SOURCE = _enum(
    "request_source", "CARE", "COLLECTIONS", "TAM", "MAJOR_ACCOUNTS_TEAM", "FRAUD", "LOYALTY", "DATA_SUPPORT", "STORE"
)
SALES_CHANNEL = _enum("sales_channel", "FIELD_SALES", "TELESALES", "GBM", "MAJOR_ACCOUNTS", "REGIONAL")
PRIORITY = _enum("priority", "LOW", "NORMAL", "HIGH")
ORIGINATOR = _enum(
    "originator_kind",
    "FIELD_SALES",
    "TELESALES",
    "TELEMARKETING",
    "DEALER",
    "STORE",
    "EMPLOYEE",
    "CARE",
    "SITE",
    "OTHER",
)
FIELDS = postgresql.ARRAY(sa.String(40))
TABLES = (
    "lead_channel_setting",
    "lead_route",
    "lead_matrix",
    "lead_import_limit",
    "lead_import",
    "lead",
    "lead_entry",
    "lead_call",
    "lead_qualification",
    "lead_import_row",
)


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "lead_channel_setting",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("channel", CHANNEL, nullable=False),
        sa.Column("owner_department", _enum("owner_department", "MARKETING", "SALES", "TELESALES"), nullable=False),
        sa.Column("route", _enum("route", "MATRIX", "SITE_MATRIX", "FIELD_SALES", "TELESALES"), nullable=False),
        sa.Column("fields", FIELDS, nullable=False),
        sa.Column("mandatory", FIELDS, nullable=False),
        sa.Column("entry_roles", postgresql.ARRAY(sa.Text), nullable=False),
        sa.Column("barred_roles", postgresql.ARRAY(sa.Text), nullable=False),
        sa.Column("most_current_sims", sa.Integer),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.CheckConstraint("mandatory <@ fields", name="ck_lead_channel_setting_mandatory"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_channel_setting_branch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_channel_setting"),
        sa.UniqueConstraint("branch_id", "channel", name="uq_lead_channel_setting_branch_id_channel"),
    )
    op.create_index("ix_lead_channel_setting_branch_id", "lead_channel_setting", ["branch_id"], unique=False)
    op.create_table(
        "lead_route",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("sales_channel", SALES_CHANNEL, nullable=False),
        sa.Column("region", sa.String(100)),
        sa.Column("team_id", sa.Uuid, nullable=False),
        sa.Column("auto_assign", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_route_branch_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_lead_route_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_route"),
        sa.UniqueConstraint(
            "branch_id",
            "sales_channel",
            "region",
            name="uq_lead_route_branch_id_sales_channel_region",
            postgresql_nulls_not_distinct=True,
        ),
    )
    op.create_index("ix_lead_route_branch_id", "lead_route", ["branch_id"], unique=False)
    op.create_table(
        "lead_matrix",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("kind", _enum("matrix_kind", "STANDARD", "SITE"), nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("state", _enum("matrix_state", "DRAFT", "ACTIVE", "RETIRED"), nullable=False),
        sa.Column("rules", postgresql.JSONB, nullable=False),
        sa.Column("published_at", Utc),
        sa.Column("published_by_id", sa.Uuid),
        sa.CheckConstraint("(state = 'DRAFT') = (published_at is null)", name="ck_lead_matrix_published"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_matrix_branch_id"),
        sa.ForeignKeyConstraint(["published_by_id"], ["user_account.id"], name="fk_lead_matrix_published_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_matrix"),
        sa.UniqueConstraint("branch_id", "kind", "edition", name="uq_lead_matrix_branch_id_kind_edition"),
    )
    op.create_index("ix_lead_matrix_branch_id", "lead_matrix", ["branch_id"], unique=False)
    op.create_index(
        "uq_lead_matrix_active",
        "lead_matrix",
        ["branch_id", "kind"],
        unique=True,
        postgresql_where=sa.text("state = 'ACTIVE'"),
    )
    op.create_table(
        "lead_import_limit",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("max_bytes", sa.Integer, nullable=False),
        sa.Column("max_rows", sa.Integer, nullable=False),
        sa.CheckConstraint("max_bytes > 0 and max_rows > 0", name="ck_lead_import_limit_positive"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_import_limit_branch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_import_limit"),
        sa.UniqueConstraint("branch_id", name="uq_lead_import_limit_branch_id"),
    )
    op.create_index("ix_lead_import_limit_branch_id", "lead_import_limit", ["branch_id"], unique=False)
    op.create_table(
        "lead_import",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column(
            "state",
            _enum("import_state", "UPLOADED", "MAPPED", "PREVIEWED", "RUNNING", "PUBLISHED", "UNDONE", "FAILED"),
            nullable=False,
        ),
        sa.Column("creator_id", sa.Uuid),
        sa.Column("channel", CHANNEL, nullable=False),
        sa.Column("ground", GROUND),
        sa.Column("request_source", SOURCE),
        sa.Column("file_name", sa.String(150), nullable=False),
        sa.Column("storage_key", sa.String, nullable=False),
        sa.Column("encoding", sa.String(20)),
        sa.Column("delimiter", sa.String(1)),
        sa.Column("sheet", sa.String(100)),
        sa.Column("header_row", sa.Integer, nullable=False),
        sa.Column("encodings", postgresql.JSONB, nullable=False),
        sa.Column("sheets", postgresql.JSONB, nullable=False),
        sa.Column("columns", postgresql.JSONB, nullable=False),
        sa.Column("mapping", postgresql.JSONB, nullable=False),
        sa.Column("day_first", postgresql.JSONB, nullable=False),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("total_rows", sa.Integer, nullable=False),
        sa.Column("staged_rows", sa.Integer, nullable=False),
        sa.Column("new_rows", sa.Integer, nullable=False),
        sa.Column("joined_rows", sa.Integer, nullable=False),
        sa.Column("error_rows", sa.Integer, nullable=False),
        sa.Column("failure", sa.String(80)),
        sa.Column("published_at", Utc),
        sa.Column("undone_at", Utc),
        sa.CheckConstraint("(state = 'FAILED') = (failure is not null)", name="ck_lead_import_failed"),
        sa.CheckConstraint(
            "state not in ('PUBLISHED', 'UNDONE') or published_at is not null", name="ck_lead_import_published"
        ),
        sa.CheckConstraint("staged_rows >= 0 and staged_rows <= total_rows", name="ck_lead_import_progress"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_import_branch_id"),
        sa.ForeignKeyConstraint(["creator_id"], ["user_account.id"], name="fk_lead_import_creator_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_import"),
    )
    op.create_index("ix_lead_import_branch_created", "lead_import", ["branch_id", "created_at", "id"], unique=False)
    op.create_index("ix_lead_import_branch_id", "lead_import", ["branch_id"], unique=False)
    op.create_table(
        "lead",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("channel", CHANNEL, nullable=False),
        sa.Column(
            "status",
            _enum("lead_status", "NEW", "ASSIGNED", "IN_PROGRESS", "OFFER_ACCEPTED", "COMPLETED"),
            nullable=False,
        ),
        sa.Column("ground", GROUND),
        sa.Column("request_source", SOURCE),
        sa.Column("originator_id", sa.Uuid),
        sa.Column("originator_kind", ORIGINATOR, nullable=False),
        sa.Column("company_name", sa.String(200), nullable=False),
        sa.Column("core_name", sa.String(200), nullable=False),
        sa.Column("fiscal_number", sa.String(20)),
        sa.Column("contact_name", sa.String(200)),
        sa.Column("phone", sa.String(16)),
        sa.Column("phone_extension", sa.String(10)),
        sa.Column("email", sa.String(254)),
        sa.Column("city", sa.String(120)),
        sa.Column("region", sa.String(100)),
        sa.Column("address", sa.String(300)),
        sa.Column("sim_count", sa.Integer),
        sa.Column("sim_count_note", sa.String(100)),
        sa.Column("current_sims", sa.Integer),
        sa.Column("monthly_spend", sa.Numeric(precision=14, scale=2)),
        sa.Column("currency", sa.String(3)),
        sa.Column("competitor", sa.String(120)),
        sa.Column("needs_data", sa.Boolean),
        sa.Column("note", sa.Text),
        sa.Column("contacted_on", sa.Date()),
        sa.Column("wish_from", sa.Time()),
        sa.Column("wish_to", sa.Time()),
        sa.Column("segment_code", sa.String(40)),
        sa.Column("sales_channel", SALES_CHANNEL, nullable=False),
        sa.Column("priority", PRIORITY, nullable=False),
        sa.Column("team_id", sa.Uuid),
        sa.Column("owner_id", sa.Uuid),
        sa.Column("customer_id", sa.Uuid),
        sa.Column("contact_id", sa.Uuid),
        sa.Column("billing_customer_id", sa.String(80)),
        sa.Column("result", _enum("lead_result", "WON", "LOST")),
        sa.Column(
            "lost_reason",
            _enum(
                "lost_reason",
                "PRICE",
                "COVERAGE",
                "COMPETITOR",
                "NO_NEED",
                "NOT_REACHED",
                "NOT_ELIGIBLE",
                "WRONG_DATA",
                "OTHER",
            ),
        ),
        sa.Column("close_note", sa.Text),
        sa.Column("due_at", Utc),
        sa.Column("assigned_at", Utc),
        sa.Column("started_at", Utc),
        sa.Column("reached_at", Utc),
        sa.Column("introduced_at", Utc),
        sa.Column("closed_at", Utc),
        sa.Column("import_id", sa.Uuid),
        sa.Column(
            "search_text",
            sa.Text,
            sa.Computed(
                "unaccent_lower(((((((company_name)::text || ' '::text) || (number)::text) || ' '::text) || (COALESCE(fiscal_number, ''::character varying))::text) || ' '::text) || (COALESCE(contact_name, ''::character varying))::text)",
                persisted=True,
            ),
        ),
        sa.CheckConstraint(
            "(channel = 'CUSTOMER_REQUEST') = (request_source is not null)", name="ck_lead_request_source"
        ),
        sa.CheckConstraint("(channel = 'REFERRAL') = (ground is not null)", name="ck_lead_ground"),
        sa.CheckConstraint("(result is not distinct from 'LOST') = (lost_reason is not null)", name="ck_lead_lost"),
        sa.CheckConstraint(
            "(status = 'COMPLETED') = (result is not null) and (status = 'COMPLETED') = (closed_at is not null)",
            name="ck_lead_result",
        ),
        sa.CheckConstraint("(status = 'NEW') = (owner_id is null)", name="ck_lead_owner"),
        sa.CheckConstraint("email = lower(email) and email like '%%_@_%%'", name="ck_lead_email"),
        sa.CheckConstraint("phone ~ '^[+][1-9][0-9]{6,14}$'", name="ck_lead_phone"),
        sa.CheckConstraint("result is distinct from 'WON' or billing_customer_id is not null", name="ck_lead_won"),
        sa.CheckConstraint("(wish_from is null) = (wish_to is null) and wish_from < wish_to", name="ck_lead_wish"),
        sa.CheckConstraint("length(btrim(company_name)) > 0", name="ck_lead_company_name"),
        sa.CheckConstraint(
            "monthly_spend >= 0 and (monthly_spend is null) = (currency is null)", name="ck_lead_monthly_spend"
        ),
        sa.CheckConstraint("sim_count >= 0 and current_sims >= 0", name="ck_lead_sim_count"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_lead_customer"
        ),
        sa.ForeignKeyConstraint(["import_id"], ["lead_import.id"], name="fk_lead_import_id"),
        sa.ForeignKeyConstraint(["originator_id"], ["user_account.id"], name="fk_lead_originator_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["user_account.id"], name="fk_lead_owner_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_lead_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead"),
        sa.UniqueConstraint("branch_id", "number", name="uq_lead_branch_id_number"),
    )
    op.create_index("ix_lead_branch_created", "lead", ["branch_id", "created_at", "id"], unique=False)
    op.create_index("ix_lead_branch_id", "lead", ["branch_id"], unique=False)
    op.create_index(
        "ix_lead_core_name",
        "lead",
        ["core_name"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"core_name": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_lead_customer_id",
        "lead",
        ["customer_id"],
        unique=False,
        postgresql_where=sa.text("customer_id is not null"),
    )
    op.create_index(
        "ix_lead_due",
        "lead",
        ["branch_id", "due_at", "id"],
        unique=False,
        postgresql_where=sa.text("due_at is not null"),
    )
    op.create_index(
        "ix_lead_import_id", "lead", ["import_id"], unique=False, postgresql_where=sa.text("import_id is not null")
    )
    op.create_index("ix_lead_originator", "lead", ["originator_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_lead_owner",
        "lead",
        ["owner_id", "created_at", "id"],
        unique=False,
        postgresql_where=sa.text("owner_id is not null"),
    )
    op.create_index(
        "ix_lead_search",
        "lead",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index("ix_lead_team", "lead", ["team_id", "created_at", "id"], unique=False)
    op.create_index(
        "uq_lead_open_email",
        "lead",
        ["branch_id", "email"],
        unique=True,
        postgresql_where=sa.text("email is not null and status <> 'COMPLETED'"),
    )
    op.create_index(
        "uq_lead_open_fiscal_number",
        "lead",
        ["branch_id", "fiscal_number"],
        unique=True,
        postgresql_where=sa.text("fiscal_number is not null and status <> 'COMPLETED'"),
    )
    op.create_index(
        "uq_lead_open_phone",
        "lead",
        ["branch_id", "phone"],
        unique=True,
        postgresql_where=sa.text("phone is not null and status <> 'COMPLETED'"),
    )
    op.create_table(
        "lead_entry",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("lead_id", sa.Uuid, nullable=False),
        sa.Column("channel", CHANNEL, nullable=False),
        sa.Column("originator_id", sa.Uuid),
        sa.Column("originator_kind", ORIGINATOR, nullable=False),
        sa.Column("joined", sa.Boolean, nullable=False),
        sa.Column("joined_on", _enum("join_key", "FISCAL_NUMBER", "PHONE", "EMAIL")),
        sa.Column("given", postgresql.JSONB, nullable=False),
        sa.Column("import_id", sa.Uuid),
        sa.CheckConstraint("not joined or joined_on is not null", name="ck_lead_entry_joined"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_entry_branch_id"),
        sa.ForeignKeyConstraint(["import_id"], ["lead_import.id"], name="fk_lead_entry_import_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_lead_entry_lead_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["originator_id"], ["user_account.id"], name="fk_lead_entry_originator_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_entry"),
    )
    op.create_index("ix_lead_entry_branch_id", "lead_entry", ["branch_id"], unique=False)
    op.create_index("ix_lead_entry_lead_id", "lead_entry", ["lead_id"], unique=False)
    op.create_index("ix_lead_entry_originator", "lead_entry", ["originator_id", "created_at", "id"], unique=False)
    op.create_table(
        "lead_call",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("lead_id", sa.Uuid, nullable=False),
        sa.Column("user_id", sa.Uuid),
        sa.Column("at", Utc, nullable=False),
        sa.Column(
            "outcome", _enum("call_outcome", "REACHED", "CALL_BACK", "NO_ANSWER", "WRONG_NUMBER"), nullable=False
        ),
        sa.Column("note", sa.Text),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_call_branch_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_lead_call_lead_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_lead_call_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_call"),
    )
    op.create_index("ix_lead_call_branch_id", "lead_call", ["branch_id"], unique=False)
    op.create_index("ix_lead_call_lead_id", "lead_call", ["lead_id", "at"], unique=False)
    op.create_table(
        "lead_qualification",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("lead_id", sa.Uuid, nullable=False),
        sa.Column("matrix_id", sa.Uuid),
        sa.Column("rule", sa.String(80)),
        sa.Column("explanation", postgresql.JSONB, nullable=False),
        sa.Column("segment_code", sa.String(40)),
        sa.Column("sales_channel", SALES_CHANNEL, nullable=False),
        sa.Column("priority", PRIORITY, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_qualification_branch_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_lead_qualification_lead_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["matrix_id"], ["lead_matrix.id"], name="fk_lead_qualification_matrix_id"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_qualification"),
    )
    op.create_index("ix_lead_qualification_branch_id", "lead_qualification", ["branch_id"], unique=False)
    op.create_index("ix_lead_qualification_lead_id", "lead_qualification", ["lead_id"], unique=False)
    op.create_table(
        "lead_import_row",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", Utc, nullable=False),
        sa.Column("import_id", sa.Uuid, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("raw", postgresql.JSONB, nullable=False),
        sa.Column("given", postgresql.JSONB, nullable=False),
        sa.Column("problems", postgresql.JSONB, nullable=False),
        sa.Column("outcome", _enum("row_outcome", "NEW", "JOINED", "ERROR"), nullable=False),
        sa.Column("joined_row", sa.Integer),
        sa.Column("joined_on", sa.String(20)),
        sa.Column("lead_id", sa.Uuid),
        sa.Column("fiscal_number", sa.String(20)),
        sa.Column("phone", sa.String(16)),
        sa.Column("email", sa.String(254)),
        sa.CheckConstraint(
            "outcome <> 'JOINED' or joined_row is not null or lead_id is not null", name="ck_lead_import_row_joined"
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_lead_import_row_branch_id"),
        sa.ForeignKeyConstraint(
            ["import_id"], ["lead_import.id"], name="fk_lead_import_row_import_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_lead_import_row_lead_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_lead_import_row"),
        sa.UniqueConstraint("import_id", "number", name="uq_lead_import_row_import_id_number"),
    )
    op.create_index(
        "ix_lead_import_row_email",
        "lead_import_row",
        ["import_id", "email"],
        unique=False,
        postgresql_where=sa.text("email is not null"),
    )
    op.create_index(
        "ix_lead_import_row_fiscal_number",
        "lead_import_row",
        ["import_id", "fiscal_number"],
        unique=False,
        postgresql_where=sa.text("fiscal_number is not null"),
    )
    op.create_index(
        "ix_lead_import_row_lead_id",
        "lead_import_row",
        ["lead_id"],
        unique=False,
        postgresql_where=sa.text("lead_id is not null"),
    )
    op.create_index("ix_lead_import_row_outcome", "lead_import_row", ["import_id", "outcome", "number"], unique=False)
    op.create_index(
        "ix_lead_import_row_phone",
        "lead_import_row",
        ["import_id", "phone"],
        unique=False,
        postgresql_where=sa.text("phone is not null"),
    )
    for table in TABLES:
        secure(op, table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
