"""A case for the operator: listed, shown, handed out whole, and played again from its logs."""
