"""The operation in the schema."""

from api.operations.graphql.types import OperationsMutation, OperationsQuery

__all__ = ["OperationsMutation", "OperationsQuery"]
