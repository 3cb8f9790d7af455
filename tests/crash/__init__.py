"""The demonstration as a real process that is killed again and again while somebody answers."""
