"""Billing: the port to the billing system, its reference and HTTP implementations, invoices and balance."""
