"""The schema, put together from the domains."""

import strawberry

from api.catalog.graphql import CatalogMutation, CatalogQuery
from api.core.graphql.schema import build_schema
from api.customers.graphql import CustomerMutation, CustomerQuery
from api.people.graphql import PeopleMutation, PeopleQuery


@strawberry.type
class Query(PeopleQuery, CustomerQuery, CatalogQuery):
    """What can be asked."""


@strawberry.type
class Mutation(PeopleMutation, CustomerMutation, CatalogMutation):
    """What can be done."""


schema = build_schema(query=Query, mutation=Mutation)
