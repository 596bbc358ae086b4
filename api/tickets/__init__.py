"""Tickets: faults, billing and sales questions, complaints, with queues and escalation by itself."""
