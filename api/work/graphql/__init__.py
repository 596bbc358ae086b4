"""Processes, activities, the inbox and deliveries in the schema."""

from api.work.graphql.live import WorkSubscription
from api.work.graphql.mutations import WorkMutation
from api.work.graphql.types import ActionRequestType, ActivityType, ProcessDefinitionType, ProcessRunType, WorkQuery

__all__ = [
    "ActionRequestType",
    "ActivityType",
    "ProcessDefinitionType",
    "ProcessRunType",
    "WorkMutation",
    "WorkQuery",
    "WorkSubscription",
]
