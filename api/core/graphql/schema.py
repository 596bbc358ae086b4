"""The Strawberry schema of the domains' parts, with our scalars and every type that `node(id)` may return."""

from typing import Any

import strawberry
from graphql import GraphQLSchema
from strawberry.schema.config import StrawberryConfig

from api.core.graphql.reads.check import check
from api.core.graphql.scalars import SCALARS


def build_schema(
    *,
    query: type,
    mutation: type | None = None,
    subscription: type | None = None,
    types: tuple[type, ...] = (),
) -> strawberry.Schema:
    """Put the schema together; raises TypeError for a declaration that could leak or break a promise.

    `types` are those that only an interface or a union leads to.
    """
    schema = strawberry.Schema(
        query=query,
        mutation=mutation,
        subscription=subscription,
        types=types,
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
    )
    check(graphql_schema(schema))
    return schema


def graphql_schema(schema: strawberry.Schema) -> GraphQLSchema:
    """Return the schema of graphql-core underneath; the one place that reaches for it."""
    inner: Any = schema._schema  # noqa: SLF001 - Strawberry offers no public way
    found: GraphQLSchema = inner
    return found
