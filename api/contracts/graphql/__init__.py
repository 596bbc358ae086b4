"""Contracts in the schema."""

from api.contracts.graphql.mutations import ContractMutation
from api.contracts.graphql.types import ContractQuery, ContractType, TermsVersionType

__all__ = ["ContractMutation", "ContractQuery", "ContractType", "TermsVersionType"]
