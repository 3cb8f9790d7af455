"""How the tables came to be, step by step; written with Alembic."""

HEAD = "0012"
"""The newest revision, known without importing Alembic."""
