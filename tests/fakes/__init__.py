"""One strict fake for each thing outside."""
