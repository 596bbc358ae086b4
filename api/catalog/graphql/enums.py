"""The domain's enums as the schema describes them; published before any type names them."""

from api.catalog.models import OfferingStatus, ProductType, PublishingStage
from api.core.graphql.enums import publish_enum

__all__ = ["OfferingStatus", "ProductType", "PublishingStage"]

publish_enum(
    ProductType,
    "What is sold.",
    VOICE_PLAN="A mobile plan.",
    DATA_PORT="Fixed data access.",
    HOSTING="Web hosting with components.",
    DEVICE="A phone or another device.",
    OPTION="Something on top of a plan.",
)
publish_enum(
    OfferingStatus,
    "Where an offering stands between idea and history.",
    DRAFT="Not sold yet; can be changed.",
    PUBLISHED="Sold.",
    WITHDRAWN="Not sold any more; those who have it keep it.",
)
publish_enum(
    PublishingStage,
    "What must be ready before publishing, in this order.",
    CONFIGURED_BILLING="Billing can charge it.",
    CONFIGURED_ACTIVATION="Activation can switch it on.",
    BACK_OFFICE_READY="Back office can implement it.",
    ANNOUNCED="Sales know of it.",
)
