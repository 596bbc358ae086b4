"""Customers, contacts, consents, accounts, subscriptions, urgent notes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0006_customers"
down_revision = "0005_files"
branch_labels = None
depends_on = None


def _key() -> tuple[sa.Column[object], ...]:
    """What every row has."""
    return (sa.Column("id", sa.Uuid, nullable=False), sa.Column("created_at", Utc, nullable=False))


def _root() -> tuple[sa.Column[object], ...]:
    """What a row has that belongs to a branch."""
    return (
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
    )


def _enum(name: str, *members: str) -> sa.Enum:
    """A text column's type with its CHECK."""
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "segment",
        *_root(),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("names", postgresql.JSONB, nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_segment_branch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_segment"),
        sa.UniqueConstraint("branch_id", "code", name="uq_segment_branch_id_code"),
    )
    op.create_index("ix_segment_branch_id", "segment", ["branch_id"])
    op.create_table(
        "customer",
        *_root(),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("kind", _enum("customer_kind", "LEGAL", "NATURAL"), nullable=False),
        sa.Column("status", _enum("customer_status", "PROSPECT", "ACTIVE", "SUSPENDED", "CLOSED"), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_key", sa.Text(collation="C"), nullable=False),
        sa.Column(
            "search_text",
            sa.Text,
            sa.Computed(
                "unaccent_lower(((((name)::text || ' '::text) || (number)::text) || ' '::text) || (COALESCE(fiscal_number, ''::character varying))::text)",
                persisted=True,
            ),
        ),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("fiscal_number", sa.String(20)),
        sa.Column("registration_number", sa.String(40)),
        sa.Column("segment_code", sa.String(40)),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("street", sa.String(200)),
        sa.Column("city", sa.String(100)),
        sa.Column("region", sa.String(100)),
        sa.Column("postal_code", sa.String(20)),
        sa.Column("parent_id", sa.Uuid),
        sa.Column("billing_customer_id", sa.String(80)),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("monthly_value", sa.Numeric(14, 2), nullable=False),
        sa.CheckConstraint("country ~ '^[A-Z]{2}$'", name="ck_customer_country"),
        sa.CheckConstraint("kind = 'NATURAL' or fiscal_number is not null", name="ck_customer_fiscal_number"),
        sa.CheckConstraint("language in ('en', 'ro', 'es', 'pl', 'ru')", name="ck_customer_language"),
        sa.CheckConstraint("length(btrim(name)) > 0", name="ck_customer_name"),
        sa.CheckConstraint("parent_id <> id", name="ck_customer_parent"),
        sa.ForeignKeyConstraint(
            ["branch_id", "segment_code"], ["segment.branch_id", "segment.code"], name="fk_customer_segment"
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_customer_branch_id"),
        sa.ForeignKeyConstraint(
            ["parent_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_customer_parent"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_customer"),
        sa.UniqueConstraint("branch_id", "number", name="uq_customer_branch_id_number"),
        sa.UniqueConstraint("id", "branch_id", name="uq_customer_id_branch"),
    )
    op.create_index("ix_customer_branch_created", "customer", ["branch_id", "created_at", "id"])
    op.create_index("ix_customer_branch_id", "customer", ["branch_id"])
    op.create_index("ix_customer_branch_name", "customer", ["branch_id", "name_key", "id"])
    op.create_index("ix_customer_branch_value", "customer", ["branch_id", "monthly_value", "id"])
    op.create_index("ix_customer_fiscal_number", "customer", ["fiscal_number"])
    op.create_index(
        "ix_customer_parent_id", "customer", ["parent_id"], postgresql_where=sa.text("parent_id is not null")
    )
    op.create_index(
        "ix_customer_search",
        "customer",
        ["search_text"],
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "uq_customer_billing",
        "customer",
        ["branch_id", "billing_customer_id"],
        unique=True,
        postgresql_where=sa.text("billing_customer_id is not null"),
    )
    op.create_table(
        "billing_account",
        *_root(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("status", _enum("account_status", "ACTIVE", "CLOSED"), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("email", sa.String(254)),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_billing_account_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_billing_account_customer"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_billing_account"),
        sa.UniqueConstraint("branch_id", "number", name="uq_billing_account_branch_id_number"),
        sa.UniqueConstraint("id", "customer_id", name="uq_billing_account_id_customer"),
    )
    op.create_index("ix_billing_account_branch_id", "billing_account", ["branch_id"])
    op.create_index("ix_billing_account_customer_id", "billing_account", ["customer_id"])
    op.create_table(
        "contact",
        *_root(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_key", sa.Text(collation="C"), nullable=False),
        sa.Column("search_text", sa.Text, sa.Computed("unaccent_lower((name)::text)", persisted=True)),
        sa.Column("job_title", sa.String(100)),
        sa.Column("roles", postgresql.ARRAY(sa.String(40)), nullable=False),
        sa.Column("phones", postgresql.ARRAY(sa.Text), nullable=False),
        sa.Column("email", sa.String(254)),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("hours", sa.String(100)),
        sa.Column("removed_at", Utc),
        sa.CheckConstraint("array_to_string(phones, '') ~ '^([+][1-9][0-9]{6,14})*$'", name="ck_contact_phones"),
        sa.CheckConstraint("email = lower(email) and email like '%_@_%'", name="ck_contact_email"),
        sa.CheckConstraint("language in ('en', 'ro', 'es', 'pl', 'ru')", name="ck_contact_language"),
        sa.CheckConstraint(
            "roles <@ array['SIGNATORY', 'TECHNICAL', 'BILLING', 'DECISION_MAKER']::varchar[]", name="ck_contact_roles"
        ),
        sa.CheckConstraint("length(btrim(name)) > 0", name="ck_contact_name"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_contact_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_contact_customer"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sa.UniqueConstraint("id", "customer_id", name="uq_contact_id_customer"),
    )
    op.create_index("ix_contact_branch_id", "contact", ["branch_id"])
    op.create_index("ix_contact_customer_id", "contact", ["customer_id"])
    op.create_index("ix_contact_email", "contact", ["email"])
    op.create_index("ix_contact_phones", "contact", ["phones"], postgresql_using="gin")
    op.create_index(
        "ix_contact_search",
        "contact",
        ["search_text"],
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_table(
        "customer_assignment",
        *_root(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("kind", _enum("assignment_kind", "AM", "MAS", "MAC", "DAS", "DATA_SPECIALIST"), nullable=False),
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("team_id", sa.Uuid),
        sa.Column("ended_at", Utc),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_customer_assignment_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_customer_assignment_customer"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_customer_assignment_team_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_customer_assignment_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_customer_assignment"),
    )
    op.create_index("ix_customer_assignment_branch_id", "customer_assignment", ["branch_id"])
    op.create_index(
        "ix_customer_assignment_team", "customer_assignment", ["team_id"], postgresql_where=sa.text("ended_at is null")
    )
    op.create_index(
        "ix_customer_assignment_user", "customer_assignment", ["user_id"], postgresql_where=sa.text("ended_at is null")
    )
    op.create_index(
        "uq_customer_assignment_seat",
        "customer_assignment",
        ["customer_id", "kind"],
        unique=True,
        postgresql_where=sa.text("ended_at is null"),
    )
    op.create_table(
        "customer_reference",
        *_key(),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("kind", _enum("reference_kind", "LEAD", "OFFER", "CONTRACT", "ORDER", "TICKET"), nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_customer_reference_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_customer_reference_customer"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_customer_reference"),
        sa.UniqueConstraint("branch_id", "kind", "number", name="uq_customer_reference_branch_id_kind_number"),
    )
    op.create_index("ix_customer_reference_customer_id", "customer_reference", ["customer_id"])
    op.create_index("ix_customer_reference_number", "customer_reference", ["number"])
    op.create_table(
        "consent",
        *_key(),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("contact_id", sa.Uuid, nullable=False),
        sa.Column(
            "kind",
            _enum("consent_kind", "MARKETING_DATA", "ELECTRONIC_MESSAGES", "DISTANCE_CONTRACT", "CHANGED_TERMS"),
            nullable=False,
        ),
        sa.Column("given", sa.Boolean, nullable=False),
        sa.Column("source", sa.String(100), nullable=False),
        sa.Column("wording", sa.Text, nullable=False),
        sa.Column("at", Utc, nullable=False),
        sa.CheckConstraint("length(btrim(wording)) > 0", name="ck_consent_wording"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_consent_branch_id"),
        sa.ForeignKeyConstraint(
            ["contact_id", "customer_id"], ["contact.id", "contact.customer_id"], name="fk_consent_contact"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
    )
    op.create_index("ix_consent_branch_id", "consent", ["branch_id"])
    op.create_index("ix_consent_contact_kind", "consent", ["contact_id", "kind", "at"])
    op.create_table(
        "subscription",
        *_root(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("billing_account_id", sa.Uuid),
        sa.Column("number", sa.String(60), nullable=False),
        sa.Column("kind", _enum("subscription_kind", "VOICE", "DATA", "HOSTING"), nullable=False),
        sa.Column("status", _enum("subscription_status", "WORKING", "BLOCKED", "DISCONNECTED"), nullable=False),
        sa.Column("status_changed_at", Utc, nullable=False),
        sa.Column("payment", _enum("payment_system", "PREPAID", "POSTPAID"), nullable=False),
        sa.Column("offering_code", sa.String(60)),
        sa.Column("tariff", sa.String(120), nullable=False),
        sa.Column("tariff_since", sa.Date, nullable=False),
        sa.Column("activated_on", sa.Date, nullable=False),
        sa.Column("technology", sa.String(40)),
        sa.Column("icc", sa.String(22)),
        sa.ForeignKeyConstraint(
            ["billing_account_id", "customer_id"],
            ["billing_account.id", "billing_account.customer_id"],
            name="fk_subscription_billing_account",
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_subscription_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_subscription_customer"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
        sa.UniqueConstraint("id", "customer_id", name="uq_subscription_id_customer"),
    )
    op.create_index("ix_subscription_branch_id", "subscription", ["branch_id"])
    op.create_index("ix_subscription_customer_id", "subscription", ["customer_id"])
    op.create_index("ix_subscription_number", "subscription", ["number"])
    op.create_index(
        "uq_subscription_number",
        "subscription",
        ["branch_id", "number"],
        unique=True,
        postgresql_where=sa.text("status <> 'DISCONNECTED'"),
    )
    op.create_table(
        "flash",
        *_root(),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("billing_account_id", sa.Uuid),
        sa.Column("subscription_id", sa.Uuid),
        sa.Column("text", sa.String(500), nullable=False),
        sa.Column("ends_at", Utc, nullable=False),
        sa.Column("set_by_id", sa.Uuid),
        sa.Column("cleared_at", Utc),
        sa.CheckConstraint("billing_account_id is null or subscription_id is null", name="ck_flash_target"),
        sa.CheckConstraint("ends_at > created_at", name="ck_flash_ends_at"),
        sa.ForeignKeyConstraint(
            ["billing_account_id", "customer_id"],
            ["billing_account.id", "billing_account.customer_id"],
            name="fk_flash_billing_account",
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_flash_branch_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_flash_customer"
        ),
        sa.ForeignKeyConstraint(["set_by_id"], ["user_account.id"], name="fk_flash_set_by_id"),
        sa.ForeignKeyConstraint(
            ["subscription_id", "customer_id"],
            ["subscription.id", "subscription.customer_id"],
            name="fk_flash_subscription",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_flash"),
    )
    op.create_index("ix_flash_branch_id", "flash", ["branch_id"])
    op.create_index("ix_flash_customer_id", "flash", ["customer_id", "ends_at"])
    secure(op, "segment", portal="read", rows="true")
    secure(op, "customer", portal="write", customer="id")
    secure(op, "contact", portal="write", customer="customer_id")
    secure(op, "consent", portal="write", customer="customer_id", append_only=True)
    secure(op, "customer_assignment", portal="read", customer="customer_id")
    secure(op, "billing_account", portal="read", customer="customer_id")
    secure(op, "subscription", portal="read", customer="customer_id")
    # Urgent notes and search keys are the house's own: a portal query may name the first, and finds nothing.
    secure(op, "flash", portal="read", rows="false")
    secure(op, "customer_reference")


def downgrade() -> None:
    for table in (
        "flash",
        "subscription",
        "consent",
        "customer_reference",
        "customer_assignment",
        "contact",
        "billing_account",
        "customer",
        "segment",
    ):
        op.drop_table(table)
