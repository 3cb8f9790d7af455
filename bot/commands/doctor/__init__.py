"""`antq doctor`: what is well, what must be mended, and how; one file for each part of the house."""
