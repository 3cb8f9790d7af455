"""What an operator does: one file for each command, what it prints included."""
