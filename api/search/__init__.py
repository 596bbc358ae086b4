"""One search over all that the house works with."""
