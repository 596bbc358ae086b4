"""Alembic's entry: runs the chain on the connection that `api.cli` gives, as the schema's owner."""

from alembic import context
from sqlmodel import SQLModel

import api.models  # noqa: F401 - registers every table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    compare_type=True,
    compare_server_default=False,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
