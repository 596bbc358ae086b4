"""A migration runs while the release before it works, and leaves the way back open (ADR 7)."""

import types

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from api.core.migrate import MIGRATIONS
from dev.migrations import faults, sql_of

# Made before the rules; revisions are never edited. New ones do not belong here.
BEFORE_THE_RULES = 29

WAITS = "set local lock_timeout = '2s';"
REFUSED = {
    "alter table lead drop column note": "drops a column",
    "drop table lead": "drops a table",
    "alter table lead rename column note to remark": "renames",
    "alter table lead rename to prospect": "renames",
    "alter table lead alter column note type text": "changes a column's type",
    "alter table lead add column score integer not null": "without a server default",
    "alter table lead alter column note set not null": "makes a column NOT NULL",
    "create index ix_lead_note on lead (note)": "CONCURRENTLY",
    "create unique index uq_lead_note on lead (note)": "CONCURRENTLY",
    "alter table lead add constraint fk_lead_x foreign key (x) references team (id)": "NOT VALID",
    "alter table lead add constraint ck_lead_x check (x > 0)": "NOT VALID",
    "alter table lead add constraint uq_lead_x unique (x)": "USING INDEX",
    "lock table lead": "locks a table",
}
ALLOWED = (
    "alter table lead add column score integer",
    "alter table lead add column score integer not null default 0",
    "alter table lead add constraint ck_lead_x check (x > 0) not valid",
    "alter table lead validate constraint ck_lead_x",
    "create index concurrently ix_lead_note on lead (note)",
    "create table score (id uuid not null); create index ix_score on score (id); alter table score add constraint c check (true)",
    "drop index ix_lead_note",
)  # fmt: skip


def _chain() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config)


def test_the_chain_has_one_end() -> None:
    assert len(_chain().get_heads()) == 1


def test_every_new_migration_may_run_beside_the_release_before() -> None:
    for script in _chain().walk_revisions():
        if int(script.revision[:4]) > BEFORE_THE_RULES:
            contract = hasattr(script.module, "CONTRACTS")
            assert faults(sql_of(script.module), contract=contract) == [], script.revision


@pytest.mark.parametrize("statement", REFUSED)
def test_what_would_break_or_block_the_release_before_is_refused(statement: str) -> None:
    assert [problem for problem in faults(WAITS + statement) if REFUSED[statement] in problem]


@pytest.mark.parametrize("statement", ALLOWED)
def test_what_the_release_before_does_not_notice_is_allowed(statement: str) -> None:
    assert faults(WAITS + statement) == []


def test_a_migration_does_not_wait_long_for_a_lock() -> None:
    assert faults("alter table lead add column score integer") != []


def test_a_contract_migration_may_drop_and_nothing_else() -> None:
    assert faults(WAITS + "alter table lead drop column note", contract=True) == []
    assert faults(WAITS + "create index ix_lead_note on lead (note)", contract=True) != []


def test_the_statements_of_alembics_own_operations_are_read() -> None:
    revision = types.ModuleType("revision")
    source = "from alembic import op\ndef upgrade():\n    op.drop_column('lead', 'note')\n    op.create_index('ix_a', 'lead', ['note'])\n"
    exec(source, revision.__dict__)  # noqa: S102 - a revision as a module
    assert len(faults(sql_of(revision))) == 3
