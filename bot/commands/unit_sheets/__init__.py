"""Lists of units as people keep them in Excel or CSV: read, checked, compared, written."""
