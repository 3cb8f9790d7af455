"""Reminders: planning, the daily draw, the wording, and a year of them."""
