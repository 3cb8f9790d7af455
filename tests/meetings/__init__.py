"""Meetings of units through the real dispatch."""
