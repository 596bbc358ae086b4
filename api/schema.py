"""The schema, put together from the domains."""

import strawberry

from api.catalog.graphql import CatalogMutation, CatalogQuery
from api.core.graphql.schema import build_schema
from api.customers.graphql import CustomerMutation, CustomerQuery
from api.files.graphql import FilesMutation, FilesQuery
from api.notifications.graphql import NotificationsMutation, NotificationsQuery, NotificationsSubscription
from api.people.graphql import PeopleMutation, PeopleQuery


@strawberry.type
class Query(PeopleQuery, CustomerQuery, CatalogQuery, FilesQuery, NotificationsQuery):
    """What can be asked."""


@strawberry.type
class Mutation(PeopleMutation, CustomerMutation, CatalogMutation, FilesMutation, NotificationsMutation):
    """What can be done."""


@strawberry.type(name="Live")  # a Subscription is a telephone line here
class Subscription(NotificationsSubscription):
    """What can be listened to."""


schema = build_schema(query=Query, mutation=Mutation, subscription=Subscription)
