"""Saved views: a list as somebody looks at it, kept under a name, and shared with a team."""
