"""The catalogue in the schema."""

from api.catalog.graphql.offerings import CatalogMutation, CatalogQuery, OfferingType
from api.catalog.graphql.symptoms import SymptomMutation, SymptomQuery

__all__ = ["CatalogMutation", "CatalogQuery", "OfferingType", "SymptomMutation", "SymptomQuery"]
