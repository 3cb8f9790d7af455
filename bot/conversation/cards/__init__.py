"""How things look in a message: a rubric line, a result, a case, a list."""
