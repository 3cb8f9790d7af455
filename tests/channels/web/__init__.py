"""Tests of the web chat, against parts in memory."""
