"""Telephone numbers: the stock of a branch, and who holds which."""
