"""The chain of a case under people who do anything, in any order."""
