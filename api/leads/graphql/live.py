"""What open screens of leads and imports listen to; the screen reads what it needs."""

from collections.abc import AsyncIterator

import strawberry

from api.core.graphql import Info
from api.core.graphql.live import Change, One, Which, changes, object_changes
from api.leads.graphql.imports import LeadImportType
from api.leads.graphql.types import LeadType


@strawberry.type
class LeadSubscription:
    @strawberry.subscription(description="Changes of a lead, or of any that the caller may see.")
    def lead_changed(self, info: Info, id: Which = None) -> AsyncIterator[Change]:
        return changes(info, LeadType.Reads, id)

    @strawberry.subscription(description="Changes of an import, how far it is among them.")
    def lead_import_changed(self, info: Info, id: One) -> AsyncIterator[Change]:
        return object_changes(info, LeadImportType.Reads, id)
