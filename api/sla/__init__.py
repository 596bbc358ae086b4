"""Clocks: calendars, policies, deadlines and the timers that keep them."""
