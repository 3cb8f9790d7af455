"""Tests of carrying messages: what becomes of a job, as tables."""
