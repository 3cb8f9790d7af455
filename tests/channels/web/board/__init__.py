"""The pages of the reviewers' board over real turns."""
