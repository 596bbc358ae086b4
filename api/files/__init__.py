"""Attachments and generated documents."""
