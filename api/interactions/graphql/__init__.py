"""Contacts, their reasons and text templates in the schema."""

import strawberry

from api.interactions.graphql import settings, types
from api.interactions.graphql.live import InteractionSubscription
from api.interactions.graphql.mutations import InteractionMutation as ContactMutation
from api.interactions.graphql.types import InteractionType

__all__ = ["InteractionMutation", "InteractionQuery", "InteractionSubscription", "InteractionType"]


@strawberry.type
class InteractionQuery(types.InteractionQuery, settings.InteractionSettingsQuery):
    """All queries of contacts."""


@strawberry.type
class InteractionMutation(ContactMutation, settings.InteractionSettingsMutation):
    """All mutations of contacts."""
