"""The catalogue in the schema."""

from api.catalog.graphql.offerings import CatalogMutation, CatalogQuery, OfferingType

__all__ = ["CatalogMutation", "CatalogQuery", "OfferingType"]
