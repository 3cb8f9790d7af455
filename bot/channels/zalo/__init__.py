"""The Zalo Bot Platform: no buttons, no edits, no uploads; choices are numbered and files are links."""
