"""The reviewers' board without pages: rows, shares, pictures."""
