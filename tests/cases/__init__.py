"""Cases for the operator: listed, shown, handed out, played again."""
