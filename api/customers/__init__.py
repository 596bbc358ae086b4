"""Customers: identity, contacts, consents, accounts, subscriptions, urgent notes and the timeline."""
