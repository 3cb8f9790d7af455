"""Tests of the calendars."""
