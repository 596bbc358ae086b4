"""Contracts in the schema."""

from api.contracts.graphql.live import ContractSubscription
from api.contracts.graphql.mutations import ContractMutation
from api.contracts.graphql.types import ContractQuery, ContractType, TermsVersionType

__all__ = ["ContractMutation", "ContractQuery", "ContractSubscription", "ContractType", "TermsVersionType"]
