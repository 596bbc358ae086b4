"""Branches, users, roles, teams, sessions and sign-in."""
