"""What `antq rules check` proves: the worked examples, and that doing better never costs anything."""
