"""The ways in: one folder per channel; they do not know each other."""
