"""Types that every domain shares: Node, Connection, Edge, PageInfo."""

from typing import Any, Generic, TypeVar

import strawberry

from api.core.graphql.reads.declare import identity, slot
from api.core.graphql.reads.fields import Row
from api.core.ids import GlobalID

T = TypeVar("T")


@strawberry.interface(description="An object with an identifier that is unique in the whole system.")
class Node:
    """What every major type implements."""

    id: GlobalID = identity(description="The object's identifier.")

    @classmethod
    def is_type_of(cls, value: Any, _info: Any) -> bool:
        """Recognise a planned row; the planner knows the type of every row that it reads."""
        definition: Any = cls.__dict__["__strawberry_definition__"]
        return isinstance(value, cls) or (isinstance(value, Row) and value["__typename"] == definition.name)


@strawberry.type(description="Where a page lies in the whole.")
class PageInfo:
    """Relay's page information."""

    has_next_page: bool = slot(description="Whether more follow.")
    has_previous_page: bool = slot(description="Whether there are some before.")
    start_cursor: str | None = slot(description="Cursor of the first on the page.")
    end_cursor: str | None = slot(description="Cursor of the last on the page.")


@strawberry.type(description="One of a connection, with its cursor.")
class Edge(Generic[T]):
    """Relay's edge."""

    cursor: str = slot(description="Continue from here with `after` or `before`.")
    node: T = slot(description="The object.")


@strawberry.type(description="A page of objects; `first` or `last` is required and at most 100.")
class Connection(Generic[T]):
    """Relay's connection, with the objects also without their edges."""

    edges: list[Edge[T]] = slot(description="The objects with their cursors.")
    nodes: list[T] = slot(description="The objects.")
    page_info: PageInfo = slot(description="Where the page lies.")
    total_count: int = slot(description="How many there are in all, counted up to 10,000: that many or more.")
