"""Offers: lines, limits, pricing rounds, sending, the customer's answer and the final resolution."""
