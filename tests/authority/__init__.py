"""Who may do what with a case, tried out cell by cell."""
