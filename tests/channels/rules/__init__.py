"""The rules of writing to people and of being written to, through real HTTP."""
