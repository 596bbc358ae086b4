"""Leads: their channels, qualification, allocation, follow-up, closing, and their import from lists."""
