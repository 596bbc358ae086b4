"""Contracts: generated from templates, sent, signed, with terms of service in versions."""
