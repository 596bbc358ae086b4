"""What open screens of contracts listen to; the screen reads what it needs."""

from collections.abc import AsyncIterator

import strawberry

from api.contracts.graphql.types import ContractType
from api.core.graphql import Info
from api.core.graphql.live import Change, Which, changes


@strawberry.type
class ContractSubscription:
    @strawberry.subscription(description="Changes of a contract, or of any that the caller may see.")
    def contract_changed(self, info: Info, id: Which = None) -> AsyncIterator[Change]:
        return changes(info, ContractType.Reads, id)
