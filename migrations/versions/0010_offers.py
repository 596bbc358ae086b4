"""Offers: revisions that are never lost, lines, pricing rounds, sendings, answers, resolutions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from api.core.db import Utc
from api.core.security import secure

revision = "0010_offers"
down_revision = "0009_leads"
branch_labels = None
depends_on = None


def _enum(name: str, *members: str) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=40)


def _row() -> list[sa.Column[object]]:
    return [sa.Column("id", sa.Uuid, nullable=False), sa.Column("created_at", Utc, nullable=False)]


def _keys(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Uuid, nullable=False) for name in names]


# What has been shown to pricing or to a customer stays as it was, whoever asks (OFF-04).
FROZEN = (
    """
    create function offer_revision_frozen() returns trigger language plpgsql as $$
    begin
        if old.frozen_at is not null
           and (tg_op = 'DELETE' or to_jsonb(new) - 'sent_at' is distinct from to_jsonb(old) - 'sent_at') then
            raise exception 'revision % of an offer is frozen', old.id using errcode = 'restrict_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
    end $$
    """,
    """
    create function offer_line_frozen() returns trigger language plpgsql as $$
    begin
        if exists (select from offer_revision r
                   where r.id in (new.revision_id, old.revision_id) and r.frozen_at is not null) then
            raise exception 'the revision of this line is frozen' using errcode = 'restrict_violation';
        end if;
        return case when tg_op = 'DELETE' then old else new end;
    end $$
    """,
    """
    create trigger offer_revision_frozen before update or delete on offer_revision
    for each row execute function offer_revision_frozen()
    """,
    """
    create trigger offer_line_frozen before insert or update or delete on offer_line
    for each row execute function offer_line_frozen()
    """,
)

SENT_REVISION = "exists (select from offer_revision r where r.id = revision_id and r.sent_at is not null)"


def _money(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Numeric(14, 2), nullable=False) for name in names]


def upgrade() -> None:
    """Give sellers their offers; a customer sees only what was sent."""
    op.execute("set local lock_timeout = '2s'")
    op.create_table(
        "offer",
        *_row(),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("branch_id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("customer_id", sa.Uuid, nullable=False),
        sa.Column("contact_id", sa.Uuid),
        sa.Column("lead_id", sa.Uuid),
        sa.Column("owner_id", sa.Uuid, nullable=False),
        sa.Column("team_id", sa.Uuid),
        sa.Column("created_by_id", sa.Uuid, nullable=False),
        sa.Column("client_reference", sa.Uuid),
        sa.Column(
            "status",
            _enum(
                "offer_status", "DRAFT", "PRICING", "APPROVED", "SENT", "ACCEPTED", "REFUSED", "EXPIRED", "WITHDRAWN"
            ),
            nullable=False,
        ),
        sa.Column("tender", sa.Boolean, nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("sent_revision", sa.Integer),
        sa.Column("valid_until", sa.Date),
        sa.Column("sent_at", Utc),
        sa.Column("answered_at", Utc),
        sa.CheckConstraint("status <> 'SENT' or (sent_revision is not null and valid_until is not null)", name="sent"),
        sa.CheckConstraint("revision >= 1", name="revision"),
        sa.CheckConstraint("sent_revision <= revision", name="sent_revision"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_offer_branch_id"),
        sa.ForeignKeyConstraint(
            ["contact_id", "customer_id"], ["contact.id", "contact.customer_id"], name="fk_offer_contact"
        ),
        sa.ForeignKeyConstraint(["created_by_id"], ["user_account.id"], name="fk_offer_created_by_id"),
        sa.ForeignKeyConstraint(
            ["customer_id", "branch_id"], ["customer.id", "customer.branch_id"], name="fk_offer_customer"
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name="fk_offer_lead_id"),
        sa.ForeignKeyConstraint(["owner_id"], ["user_account.id"], name="fk_offer_owner_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_offer_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_offer"),
        sa.UniqueConstraint("branch_id", "number", name="uq_offer_branch_id_number"),
        sa.UniqueConstraint("created_by_id", "client_reference", name="uq_offer_client_reference"),
        sa.UniqueConstraint("id", "customer_id", name="uq_offer_id_customer"),
    )
    op.create_index("ix_offer_branch_created", "offer", ["branch_id", "created_at", "id"])
    op.create_index("ix_offer_branch_id", "offer", ["branch_id"])
    op.create_index("ix_offer_customer_id", "offer", ["customer_id", "created_at"])
    op.create_index("ix_offer_lead", "offer", ["lead_id"], postgresql_where=sa.text("lead_id is not null"))
    op.create_index("ix_offer_owner", "offer", ["owner_id", "status"])
    op.create_index("ix_offer_team", "offer", ["team_id", "status"])
    op.create_index("ix_offer_valid_until", "offer", ["valid_until"], postgresql_where=sa.text("status = 'SENT'"))
    op.create_table(
        "offer_revision",
        *_row(),
        *_keys("offer_id", "customer_id", "branch_id"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("origin", _enum("revision_origin", "SELLER", "PRICING_COUNTER"), nullable=False),
        sa.Column("created_by_id", sa.Uuid, nullable=False),
        sa.Column("outcome", _enum("limit_outcome", "WITHIN", "OUTSIDE"), nullable=False),
        *_money("monthly_net", "monthly_vat", "one_time_net", "one_time_vat", "contract_net", "contract_vat"),
        sa.Column("frozen_at", Utc),
        sa.Column("sent_at", Utc),
        sa.CheckConstraint("monthly_net >= 0 and one_time_net >= 0 and contract_net >= 0", name="totals"),
        sa.CheckConstraint("number >= 1", name="number"),
        sa.CheckConstraint("sent_at is null or frozen_at is not null", name="sent"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_offer_revision_branch_id"),
        sa.ForeignKeyConstraint(["created_by_id"], ["user_account.id"], name="fk_offer_revision_created_by_id"),
        sa.ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_offer_revision_offer"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_offer_revision"),
        sa.UniqueConstraint("id", "offer_id", name="uq_offer_revision_id_offer"),
        sa.UniqueConstraint("offer_id", "number", name="uq_offer_revision_offer_id_number"),
    )
    op.create_table(
        "offer_line",
        *_row(),
        *_keys("offer_id", "revision_id", "customer_id"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("offering_id", sa.Uuid, nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column(
            "product_type",
            _enum("product_type", "VOICE_PLAN", "DATA_PORT", "HOSTING", "DEVICE", "OPTION"),
            nullable=False,
        ),
        sa.Column("names", postgresql.JSONB, nullable=False),
        sa.Column("components", postgresql.JSONB, nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("discount_percent", sa.Numeric(precision=5, scale=2), nullable=False),
        sa.Column("months", sa.Integer, nullable=False),
        sa.Column("unit_monthly", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("unit_one_time", sa.Numeric(precision=14, scale=4), nullable=False),
        sa.Column("tax_code", sa.String(length=20), nullable=False),
        sa.Column("tax_percent", sa.Numeric(precision=5, scale=2), nullable=False),
        *_money("monthly_net", "monthly_vat", "one_time_net", "one_time_vat"),
        sa.Column("band", _enum("band", "STANDARD", "MAXIMUM", "OUTSIDE"), nullable=False),
        sa.Column("reasons", postgresql.JSONB, nullable=False),
        sa.Column("limit", postgresql.JSONB),
        sa.CheckConstraint("discount_percent between 0 and 100", name="discount"),
        sa.CheckConstraint("months between 0 and 120", name="months"),
        sa.CheckConstraint("quantity between 1 and 100000", name="quantity"),
        sa.CheckConstraint("unit_monthly >= 0 and unit_one_time >= 0", name="prices"),
        sa.ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_offer_line_offer"
        ),
        sa.ForeignKeyConstraint(["offering_id"], ["product_offering.id"], name="fk_offer_line_offering_id"),
        sa.ForeignKeyConstraint(
            ["revision_id", "offer_id"], ["offer_revision.id", "offer_revision.offer_id"], name="fk_offer_line_revision"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_offer_line"),
        sa.UniqueConstraint("revision_id", "position", name="uq_offer_line_revision_id_position"),
    )
    op.create_index("ix_offer_line_offering", "offer_line", ["offering_id"])
    op.create_table(
        "offer_pricing_round",
        *_row(),
        *_keys("offer_id", "revision_id", "customer_id", "branch_id"),
        sa.Column("team", _enum("pricing_team", "PRICING", "RETENTION"), nullable=False),
        sa.Column("asked_by_id", sa.Uuid, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("facts", postgresql.JSONB, nullable=False),
        sa.Column("request_id", sa.Uuid),
        sa.Column("answer", _enum("pricing_answer", "APPROVE", "COUNTER", "REFUSE", "WITHDRAWN")),
        sa.Column("reason", sa.Text),
        sa.Column("answered_by_id", sa.Uuid),
        sa.Column("answered_at", Utc),
        sa.CheckConstraint("answer <> 'REFUSE' or length(btrim(reason)) > 0", name="reason"),
        sa.CheckConstraint("(answer is null) = (answered_at is null)", name="answered"),
        sa.ForeignKeyConstraint(["answered_by_id"], ["user_account.id"], name="fk_offer_pricing_round_answered_by_id"),
        sa.ForeignKeyConstraint(["asked_by_id"], ["user_account.id"], name="fk_offer_pricing_round_asked_by_id"),
        sa.ForeignKeyConstraint(["branch_id"], ["branch.id"], name="fk_offer_pricing_round_branch_id"),
        sa.ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_offer_pricing_round_offer"
        ),
        sa.ForeignKeyConstraint(["request_id"], ["action_request.id"], name="fk_offer_pricing_round_request_id"),
        sa.ForeignKeyConstraint(
            ["revision_id", "offer_id"],
            ["offer_revision.id", "offer_revision.offer_id"],
            name="fk_offer_pricing_round_revision",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_offer_pricing_round"),
    )
    op.create_index("ix_offer_pricing_round_offer", "offer_pricing_round", ["offer_id", "created_at"])
    op.create_index(
        "uq_offer_pricing_round_open",
        "offer_pricing_round",
        ["offer_id"],
        unique=True,
        postgresql_where=sa.text("answered_at is null"),
    )
    op.create_table(
        "offer_sending",
        *_row(),
        *_keys("offer_id", "revision_id", "customer_id", "contact_id"),
        sa.Column("document_id", sa.Uuid),
        sa.Column("sent_by_id", sa.Uuid, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id", "customer_id"], ["contact.id", "contact.customer_id"], name="fk_offer_sending_contact"
        ),
        sa.ForeignKeyConstraint(["document_id"], ["attachment.id"], name="fk_offer_sending_document_id"),
        sa.ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_offer_sending_offer"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id", "offer_id"],
            ["offer_revision.id", "offer_revision.offer_id"],
            name="fk_offer_sending_revision",
        ),
        sa.ForeignKeyConstraint(["sent_by_id"], ["user_account.id"], name="fk_offer_sending_sent_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_offer_sending"),
    )
    op.create_index("ix_offer_sending_offer", "offer_sending", ["offer_id", "created_at"])
    op.create_table(
        "offer_answer",
        *_row(),
        *_keys("offer_id", "revision_id", "customer_id"),
        sa.Column("verdict", _enum("verdict", "ACCEPTED", "REFUSED"), nullable=False),
        sa.Column("how", _enum("answer_channel", "PORTAL", "TABLET", "MAIL", "PHONE", "PAPER"), nullable=False),
        sa.Column("ground", _enum("refusal_ground", "PRICE", "TERMS", "TECHNICAL", "COMPETITOR", "NO_NEED")),
        sa.Column("reason", sa.Text),
        sa.Column("answered_by_id", sa.Uuid, nullable=False),
        sa.CheckConstraint("(verdict = 'REFUSED') = (ground is not null)", name="ground"),
        sa.ForeignKeyConstraint(["answered_by_id"], ["user_account.id"], name="fk_offer_answer_answered_by_id"),
        sa.ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_offer_answer_offer"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id", "offer_id"],
            ["offer_revision.id", "offer_revision.offer_id"],
            name="fk_offer_answer_revision",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_offer_answer"),
    )
    op.create_index("ix_offer_answer_offer", "offer_answer", ["offer_id", "created_at"])
    op.create_table(
        "offer_resolution",
        *_row(),
        *_keys("offer_id", "customer_id"),
        sa.Column("resolution", _enum("resolution", "SIGNED", "STAYS", "TERMINATED", "NOT_SIGNED"), nullable=False),
        sa.Column("revision_id", sa.Uuid),
        sa.Column("reason", sa.Text),
        sa.Column("competitor", sa.String(length=200)),
        sa.Column("competitor_document_id", sa.Uuid),
        sa.Column("resolved_by_id", sa.Uuid, nullable=False),
        sa.CheckConstraint("(resolution = 'SIGNED') = (revision_id is not null)", name="signed"),
        sa.CheckConstraint("resolution = 'SIGNED' or length(btrim(reason)) > 0", name="reason"),
        sa.ForeignKeyConstraint(
            ["competitor_document_id"], ["attachment.id"], name="fk_offer_resolution_competitor_document_id"
        ),
        sa.ForeignKeyConstraint(
            ["offer_id", "customer_id"], ["offer.id", "offer.customer_id"], name="fk_offer_resolution_offer"
        ),
        sa.ForeignKeyConstraint(["resolved_by_id"], ["user_account.id"], name="fk_offer_resolution_resolved_by_id"),
        sa.ForeignKeyConstraint(["revision_id"], ["offer_revision.id"], name="fk_offer_resolution_revision_id"),
        sa.PrimaryKeyConstraint("id", name="pk_offer_resolution"),
        sa.UniqueConstraint("offer_id", name="uq_offer_resolution_offer_id"),
    )
    for statement in FROZEN:
        op.execute(statement)
    secure(op, "offer", portal="read", rows="customer_id = app_customer() and sent_revision is not null")
    # The customer's answer is all that the portal may change.
    op.execute("grant update (status, answered_at, version) on offer to trunkline_portal")
    secure(op, "offer_revision", portal="read", rows="customer_id = app_customer() and sent_at is not null")
    secure(op, "offer_line", portal="read", rows=f"customer_id = app_customer() and {SENT_REVISION}")
    # A plan may name these for a customer; it finds them empty.
    secure(op, "offer_pricing_round", portal="read", rows="false")
    secure(op, "offer_sending", portal="read", rows="false")
    secure(op, "offer_answer", portal="write", customer="customer_id", append_only=True)
    secure(op, "offer_resolution", portal="read", rows="false", append_only=True)


def downgrade() -> None:
    """Take the offers away."""
    for table in ("resolution", "answer", "sending", "pricing_round", "line", "revision"):
        op.drop_table(f"offer_{table}")
    op.drop_table("offer")
    op.execute("drop function offer_line_frozen")
    op.execute("drop function offer_revision_frozen")
