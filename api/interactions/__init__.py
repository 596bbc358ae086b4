"""Contacts with customers: calls, visits, letters; why, for how long, and what came of them."""
