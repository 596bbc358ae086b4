"""Contracts, and the published versions of terms and price lists."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0011_contracts"
down_revision = "0010_offers"
branch_labels = None
depends_on = None


def _enum(name: str, *members: str) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=40)


def _row() -> list[sa.Column[object]]:
    return [sa.Column("id", sa.Uuid, nullable=False), sa.Column("created_at", Utc, nullable=False)]


def _keys(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Uuid, nullable=False) for name in names]


def _money(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Numeric(14, 2), nullable=False) for name in names]


def upgrade() -> None:
    """Give offers their contracts; a customer sees its own from the moment they were sent."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "terms_version",
        *_row(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("kind", _enum("terms_kind", "TERMS_OF_SERVICE", "PRICE_LIST"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("effective_from", sa.Date, nullable=False),
        sa.Column("texts", postgresql.JSONB, nullable=False),
        sa.Column("published_by_id", sa.Uuid, nullable=False),
        sa.CheckConstraint("number >= 1", name="number"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_terms_version_branch_id"),
        sa.ForeignKeyConstraint(["published_by_id"], ["user_account.id"], name="fk_terms_version_published_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_terms_version"),
        sa.UniqueConstraint("branch_id", "kind", "effective_from", name="uq_terms_version_effective_from"),
        sa.UniqueConstraint("branch_id", "kind", "number", name="uq_terms_version_branch_id_kind_number"),
    )
    op.create_index("ix_terms_version_branch_id", "terms_version", ["branch_id"])
    op.create_table(
        "contract",
        *_row(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        *_keys("customer_id", "offer_id", "revision_id"),
        sa.Column("contact_id", sa.Uuid),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("team_id", sa.Uuid),
        sa.Column(
            "status",
            _enum("contract_status", "DRAFT", "GENERATED", "SENT", "SIGNED", "ACTIVE", "ENDED", "CANCELLED"),
            nullable=False,
        ),
        sa.Column("original", _enum("original_status", "NONE", "AWAITED", "RECEIVED", "ARCHIVED"), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("template_id", sa.Uuid),
        sa.Column("document_id", sa.Uuid),
        sa.Column("signed_document_id", sa.Uuid),
        sa.Column("terms_id", sa.Uuid),
        sa.Column("price_list_id", sa.Uuid),
        sa.Column("start_on", sa.Date, nullable=False),
        sa.Column("months", sa.Integer, nullable=False),
        sa.Column("end_on", sa.Date),
        *_money("monthly_net", "contract_net"),
        sa.Column("sent_at", Utc),
        sa.Column("signed_at", Utc),
        sa.CheckConstraint("language in ('en', 'ro', 'es', 'pl', 'ru')", name="language"),
        sa.CheckConstraint(
            "status in ('DRAFT', 'CANCELLED') or (template_id is not null and document_id is not null)",
            name="generated",
        ),
        sa.CheckConstraint(
            "status not in ('SIGNED', 'ACTIVE', 'ENDED') or (signed_at is not null and signed_document_id is not null)",
            name="signed",
        ),
        sa.CheckConstraint("end_on is null or end_on >= start_on", name="end"),
        sa.CheckConstraint("months between 0 and 120", name="months"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_contract_branch_id"),
        sa.ForeignKeyConstraint(
            ["contact_id", "customer_id"], ["contact.id", "contact.customer_id"], name="fk_contract_contact"
        ),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_contract_customer"
        ),
        sa.ForeignKeyConstraint(["document_id"], ["attachment.id"], name="fk_contract_document_id"),
        sa.ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_contract_offer"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["user_account.id"], name="fk_contract_owner_id"),
        sa.ForeignKeyConstraint(["price_list_id"], ["terms_version.id"], name="fk_contract_price_list_id"),
        sa.ForeignKeyConstraint(
            ["revision_id", "offer_id"], ["offer_revision.id", "offer_revision.offer_id"], name="fk_contract_revision"
        ),
        sa.ForeignKeyConstraint(["signed_document_id"], ["attachment.id"], name="fk_contract_signed_document_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_contract_team_id"),
        sa.ForeignKeyConstraint(["template_id"], ["document_template.id"], name="fk_contract_template_id"),
        sa.ForeignKeyConstraint(["terms_id"], ["terms_version.id"], name="fk_contract_terms_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contract"),
        sa.UniqueConstraint("branch_id", "number", name="uq_contract_branch_id_number"),
        sa.UniqueConstraint("id", "customer_id", name="uq_contract_id_customer"),
    )
    op.create_index("ix_contract_branch_created", "contract", ["branch_id", "created_at", "id"])
    op.create_index("ix_contract_branch_id", "contract", ["branch_id"])
    op.create_index("ix_contract_customer_id", "contract", ["customer_id", "created_at"])
    op.create_index(
        "ix_contract_end_on",
        "contract",
        ["branch_id", "end_on"],
        postgresql_where=sa.text("status in ('SIGNED', 'ACTIVE')"),
    )
    op.create_index("ix_contract_owner", "contract", ["owner_id", "status"])
    op.create_index(
        "uq_contract_offer", "contract", ["offer_id"], unique=True, postgresql_where=sa.text("status <> 'CANCELLED'")
    )
    op.create_table(
        "contract_cancellation",
        *_row(),
        *_keys("contract_id", "customer_id"),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("cancelled_by_id", sa.Uuid, nullable=False),
        sa.CheckConstraint("length(btrim(reason)) > 0", name="reason"),
        sa.ForeignKeyConstraint(
            ["cancelled_by_id"], ["user_account.id"], name="fk_contract_cancellation_cancelled_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["contract_id", "customer_id"],
            ["contract.id", "contract.customer_id"],
            name="fk_contract_cancellation_contract",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contract_cancellation"),
        sa.UniqueConstraint("contract_id", name="uq_contract_cancellation_contract_id"),
    )
    secure(op, "terms_version", portal="read", rows="true", append_only=True)
    secure(op, "contract", portal="read", rows="customer_id = app_customer() and sent_at is not null")
    secure(op, "contract_cancellation", portal="read", rows="false", append_only=True)


def downgrade() -> None:
    """Take the contracts away."""
    for table in ("contract_cancellation", "contract", "terms_version"):
        op.drop_table(table)
