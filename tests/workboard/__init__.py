"""What turns leave in the audit log."""
