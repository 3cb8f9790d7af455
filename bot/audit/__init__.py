"""What a turn leaves in the audit log: one entry for every change, decision, look at a case, and way in."""
