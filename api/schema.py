"""The schema, put together from the domains."""

import strawberry

from api.audit.graphql import AuditQuery
from api.billing.graphql import BillingMutation, BillingQuery
from api.catalog.graphql import CatalogMutation, CatalogQuery, SymptomMutation, SymptomQuery
from api.contracts.graphql import ContractMutation, ContractQuery, ContractSubscription
from api.core.graphql import Node, reads
from api.core.graphql.schema import build_schema
from api.customers.graphql import CustomerMutation, CustomerQuery, CustomerSubscription
from api.exports.graphql import ExportMutation, ExportQuery
from api.files.graphql import FilesMutation, FilesQuery
from api.interactions.graphql import InteractionMutation, InteractionQuery, InteractionSubscription
from api.leads.graphql import LeadMutation, LeadQuery, LeadSubscription
from api.notifications.graphql import NotificationsMutation, NotificationsQuery, NotificationsSubscription
from api.numbers.graphql import NumberMutation, NumberQuery
from api.offers.graphql import OfferMutation, OfferQuery, OfferSubscription
from api.operations.graphql import OperationsMutation, OperationsQuery
from api.orders.graphql import CartMutation, CartQuery, OrderMutation, OrderQuery, OrderSubscription
from api.people.graphql import PeopleMutation, PeopleQuery
from api.reports.graphql import ReportQuery
from api.search.graphql import SearchQuery
from api.sla.graphql import SlaMutation, SlaQuery
from api.tickets.graphql import TicketMutation, TicketQuery, TicketSubscription
from api.views.graphql import ViewsMutation, ViewsQuery
from api.work.graphql import WorkMutation, WorkQuery, WorkSubscription


@strawberry.type(description="What can be asked.")
class Query(
    PeopleQuery,
    ViewsQuery,
    SlaQuery,
    WorkQuery,
    CustomerQuery,
    CatalogQuery,
    SymptomQuery,
    BillingQuery,
    FilesQuery,
    NotificationsQuery,
    OfferQuery,
    ContractQuery,
    NumberQuery,
    LeadQuery,
    OrderQuery,
    CartQuery,
    TicketQuery,
    InteractionQuery,
    AuditQuery,
    ReportQuery,
    SearchQuery,
    ExportQuery,
    OperationsQuery,
):
    """What can be asked."""

    node: Node | None = reads.node()


@strawberry.type(description="What can be done; each answers with the object, or with the refusals that it names.")
class Mutation(
    PeopleMutation,
    ViewsMutation,
    SlaMutation,
    WorkMutation,
    CustomerMutation,
    CatalogMutation,
    SymptomMutation,
    BillingMutation,
    FilesMutation,
    NotificationsMutation,
    OfferMutation,
    ContractMutation,
    NumberMutation,
    LeadMutation,
    OrderMutation,
    CartMutation,
    TicketMutation,
    InteractionMutation,
    ExportMutation,
    OperationsMutation,
):
    """What can be done."""


@strawberry.type(name="Live", description="What can be listened to.")  # a Subscription is a telephone line here
class Subscription(
    NotificationsSubscription,
    WorkSubscription,
    CustomerSubscription,
    LeadSubscription,
    OfferSubscription,
    ContractSubscription,
    OrderSubscription,
    TicketSubscription,
    InteractionSubscription,
):
    """What can be listened to."""


schema = build_schema(query=Query, mutation=Mutation, subscription=Subscription)
