"""Rule files to the records the library works with: one reader for each kind of file, and the schema of each."""
