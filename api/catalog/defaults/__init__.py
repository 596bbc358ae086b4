"""A believable catalogue for a branch: what `seed` writes."""

from api.catalog.defaults.seeding import seed

__all__ = ["seed"]
