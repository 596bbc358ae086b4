"""Copies of everything that Trunkline keeps, in a place of their own, and bringing them back (DPA-04)."""
