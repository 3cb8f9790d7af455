"""The reviewers' board as pages without scripts; what is done there runs the same turns as the conversation."""
