"""The schema, put together from the domains."""

import strawberry

from api.core.graphql.schema import build_schema
from api.people.graphql import PeopleMutation, PeopleQuery


@strawberry.type
class Query(PeopleQuery):
    """What can be asked."""


@strawberry.type
class Mutation(PeopleMutation):
    """What can be done."""


schema = build_schema(query=Query, mutation=Mutation)
