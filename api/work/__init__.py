"""Processes, their activities and the inbox."""
