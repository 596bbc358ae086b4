"""GraphQL over the domains: what a domain's `graphql.py` imports."""

from strawberry.scalars import JSON

from api.core.graphql import reads
from api.core.graphql.context import Context, Info
from api.core.graphql.mutations import mutation
from api.core.graphql.reads.types import Connection, Edge, Node, PageInfo
from api.core.graphql.scalars import Money
from api.core.ids import GlobalID

__all__ = [
    "JSON",
    "Connection",
    "Context",
    "Edge",
    "GlobalID",
    "Info",
    "Money",
    "Node",
    "PageInfo",
    "mutation",
    "reads",
]
