"""Reads against a hand-written limit, PostGraphile 5 and an ordinary Strawberry service on the same data."""
