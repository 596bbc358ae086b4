"""The enums of contacts, made known to the schema once."""

from api.core.graphql.enums import publish_enum
from api.interactions.models import Direction, InteractionChannel, InteractionStatus

__all__ = ["Direction", "InteractionChannel", "InteractionStatus"]

publish_enum(
    InteractionChannel,
    "By what way people met.",
    PHONE="A call.",
    VISIT="A visit at the customer's.",
    SHOP="The customer came to an office or shop.",
    MAIL="A letter on paper.",
    EMAIL="A mail.",
    CHAT="A chat.",
    SMS="A short message.",
    PORTAL="A message in the portal.",
    NOTE="Nobody met: something worth knowing.",
)
publish_enum(
    Direction,
    "Who sought whom.",
    name="InteractionDirection",
    INBOUND="The customer sought us.",
    OUTBOUND="We sought the customer.",
)
publish_enum(
    InteractionStatus,
    "Whether a contact still goes on.",
    OPEN="It goes on.",
    CLOSED="It is over.",
)
