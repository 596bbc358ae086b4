"""Offerings, components, limits, stages of publishing, symptoms, VAT."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0007_catalog"
down_revision = "0006_customers"
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
        "product_offering",
        *_root(),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column(
            "product_type",
            _enum("product_type", "VOICE_PLAN", "DATA_PORT", "HOSTING", "DEVICE", "OPTION"),
            nullable=False,
        ),
        sa.Column("names", postgresql.JSONB, nullable=False),
        sa.Column("descriptions", postgresql.JSONB, nullable=False),
        sa.Column("details", postgresql.JSONB, nullable=False),
        sa.Column("eligibility", postgresql.JSONB, nullable=False),
        sa.Column("status", _enum("offering_status", "DRAFT", "PUBLISHED", "WITHDRAWN"), nullable=False),
        sa.Column("release", sa.String(20), nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("monthly_price", sa.Numeric(14, 2), nullable=False),
        sa.Column("one_time_price", sa.Numeric(14, 2), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("tax_code", sa.String(20), nullable=False),
        sa.Column("process_key", sa.String(60)),
        sa.Column("image_key", sa.String(60)),
        sa.Column("published_at", Utc),
        sa.CheckConstraint("names ?& array['en', 'ro', 'es', 'pl', 'ru']", name="ck_product_offering_names"),
        sa.CheckConstraint("monthly_price >= 0 and one_time_price >= 0", name="ck_product_offering_prices"),
        sa.CheckConstraint("valid_until is null or valid_until >= valid_from", name="ck_product_offering_period"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_product_offering_branch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_product_offering"),
        sa.UniqueConstraint("branch_id", "code", "revision", name="uq_product_offering_branch_id_code_revision"),
    )
    op.create_index("ix_product_offering_branch_id", "product_offering", ["branch_id"])
    op.create_index("ix_product_offering_shelf", "product_offering", ["branch_id", "status", "product_type"])
    op.create_index(
        "uq_product_offering_published",
        "product_offering",
        ["branch_id", "code"],
        unique=True,
        postgresql_where=sa.text("status = 'PUBLISHED'"),
    )
    op.create_table(
        "symptom",
        *_root(),
        sa.Column(
            "product_type",
            _enum("product_type", "VOICE_PLAN", "DATA_PORT", "HOSTING", "DEVICE", "OPTION"),
            nullable=False,
        ),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("names", postgresql.JSONB, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.CheckConstraint("names ?& array['en', 'ro', 'es', 'pl', 'ru']", name="ck_symptom_names"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_symptom_branch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_symptom"),
        sa.UniqueConstraint("branch_id", "product_type", "code", name="uq_symptom_branch_id_product_type_code"),
    )
    op.create_index("ix_symptom_branch_id", "symptom", ["branch_id"])
    op.create_table(
        "tax_rate",
        *_root(),
        sa.Column("tax_code", sa.String(20), nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("rate", sa.Numeric(5, 2), nullable=False),
        sa.CheckConstraint("rate >= 0 and rate < 100", name="ck_tax_rate_rate"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_tax_rate_branch_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tax_rate"),
        sa.UniqueConstraint("branch_id", "tax_code", "valid_from", name="uq_tax_rate_branch_id_tax_code_valid_from"),
    )
    op.create_index("ix_tax_rate_branch_id", "tax_rate", ["branch_id"])
    op.create_table(
        "offering_component",
        *_key(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("offering_id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String(60), nullable=False),
        sa.Column("names", postgresql.JSONB, nullable=False),
        sa.Column("required", sa.Boolean, nullable=False),
        sa.Column("monthly_price", sa.Numeric(14, 2), nullable=False),
        sa.Column("one_time_price", sa.Numeric(14, 2), nullable=False),
        sa.Column("max_quantity", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.CheckConstraint("names ?& array['en', 'ro', 'es', 'pl', 'ru']", name="ck_offering_component_names"),
        sa.CheckConstraint("max_quantity >= 1", name="ck_offering_component_quantity"),
        sa.CheckConstraint("monthly_price >= 0 and one_time_price >= 0", name="ck_offering_component_prices"),
        sa.ForeignKeyConstraint(["offering_id"], ["product_offering.id"], name="fk_offering_component_offering_id"),
        sa.PrimaryKeyConstraint("id", name="pk_offering_component"),
        sa.UniqueConstraint("offering_id", "code", name="uq_offering_component_offering_id_code"),
    )
    op.create_table(
        "offering_stage",
        *_key(),
        sa.Column("offering_id", sa.Uuid, nullable=False),
        sa.Column(
            "stage",
            _enum("publishing_stage", "CONFIGURED_BILLING", "CONFIGURED_ACTIVATION", "BACK_OFFICE_READY", "ANNOUNCED"),
            nullable=False,
        ),
        sa.Column("confirmed_by_id", sa.Uuid),
        sa.Column("confirmed_at", Utc, nullable=False),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["user_account.id"], name="fk_offering_stage_confirmed_by_id"),
        sa.ForeignKeyConstraint(["offering_id"], ["product_offering.id"], name="fk_offering_stage_offering_id"),
        sa.PrimaryKeyConstraint("id", name="pk_offering_stage"),
        sa.UniqueConstraint("offering_id", "stage", name="uq_offering_stage_offering_id_stage"),
    )
    op.create_table(
        "segment_limit",
        *_root(),
        sa.Column("offering_id", sa.Uuid, nullable=False),
        sa.Column("segment_code", sa.String(40), nullable=False),
        sa.Column("standard_discount", sa.Numeric(5, 2), nullable=False),
        sa.Column("maximum_discount", sa.Numeric(5, 2), nullable=False),
        sa.Column("min_quantity", sa.Integer, nullable=False),
        sa.Column("max_quantity", sa.Integer),
        sa.Column("min_months", sa.Integer, nullable=False),
        sa.CheckConstraint(
            "0 <= standard_discount and standard_discount <= maximum_discount and maximum_discount <= 100",
            name="ck_segment_limit_discounts",
        ),
        sa.CheckConstraint("min_months >= 0", name="ck_segment_limit_months"),
        sa.CheckConstraint(
            "min_quantity >= 1 and (max_quantity is null or max_quantity >= min_quantity)",
            name="ck_segment_limit_quantities",
        ),
        sa.ForeignKeyConstraint(
            ["branch_id", "segment_code"], ["segment.branch_id", "segment.code"], name="fk_segment_limit_segment"
        ),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_segment_limit_branch_id"),
        sa.ForeignKeyConstraint(["offering_id"], ["product_offering.id"], name="fk_segment_limit_offering_id"),
        sa.PrimaryKeyConstraint("id", name="pk_segment_limit"),
        sa.UniqueConstraint("offering_id", "segment_code", name="uq_segment_limit_offering_id_segment_code"),
    )
    op.create_index("ix_segment_limit_branch_id", "segment_limit", ["branch_id"])
    # Drafts are the house's own; everything that was ever on the shelf can be read by whoever bought it.
    secure(op, "product_offering", portal="read", rows="status <> 'DRAFT'", signin="read")
    on_shelf = "exists (select 1 from product_offering shelf where shelf.id = offering_id)"
    secure(op, "offering_component", portal="read", rows=on_shelf, signin="read")
    secure(op, "segment_limit", portal="read", rows="false")
    secure(op, "offering_stage", portal="read", rows="false")
    secure(op, "symptom", portal="read", rows="true")
    secure(op, "tax_rate", portal="read", rows="true", signin="read")


def downgrade() -> None:
    for table in ("segment_limit", "offering_stage", "offering_component", "tax_rate", "symptom", "product_offering"):
        op.drop_table(table)
