"""The reviewers' board: what it shows of places and cases, and to whom; the web chat draws the pages."""
