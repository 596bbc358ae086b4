"""Numbers of documents come from sequences: whoever takes one no longer waits for the change of another to end."""

from alembic import op

from api.core.database import LOGIN_ROLES

revision = "0049_numbers"
down_revision = "0048_alive_of_customer"
branch_labels = None
depends_on = None

# The roles of the application may own nothing: the owner of the schema makes the sequence of a kind, branch and year.
NEXT = """
create function next_number(of_branch uuid, of_prefix text, of_year int) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  counter text := format('numbering.%I', concat_ws('_', lower(of_prefix), of_year, replace(of_branch::text, '-', '')));
begin
  if to_regclass(counter) is null then
    perform pg_advisory_xact_lock(hashtextextended(counter, 0));
    execute format('create sequence if not exists %s', counter);
  end if;
  return nextval(counter::regclass);
end $$
"""
KEEP = """
do $$ declare one record; begin
  for one in select branch_id, prefix, year, last from number_sequence where last > 0 loop
    perform next_number(one.branch_id, one.prefix, one.year);
    perform setval(format('numbering.%I', concat_ws('_', lower(one.prefix), one.year,
      replace(one.branch_id::text, '-', '')))::regclass, one.last);
  end loop;
end $$
"""
# The release before this one counts in the table: while both are at work, it is given numbers of the same sequences.
OLD_RELEASE = """
create function number_sequence_follows() returns trigger language plpgsql as $$
begin
  new.last := public.next_number(new.branch_id, new.prefix, new.year);
  return new;
end $$
"""


def upgrade() -> None:
    """Go on where the table has stopped."""
    op.execute("set local lock_timeout = '2s'")
    op.execute("create schema numbering")
    op.execute(NEXT)
    op.execute("revoke execute on function next_number from public")
    op.execute(f"grant execute on function next_number to {', '.join(LOGIN_ROLES)}")
    op.execute(OLD_RELEASE)
    op.execute(
        "create trigger number_sequence_follows before insert or update on number_sequence "
        "for each row execute function number_sequence_follows()"
    )
    # Nobody counts in the table while the trigger is being made, up to the end of this transaction.
    op.execute(KEEP)


def downgrade() -> None:
    """Count in the table again, from where the release before has left it: in development, where numbers may repeat."""
    op.execute("drop trigger number_sequence_follows on number_sequence")
    op.execute("drop function number_sequence_follows")
    op.execute("drop function next_number")
    op.execute("drop schema numbering cascade")
