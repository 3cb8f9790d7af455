"""Every sentence the conversation can say, with a note for the translator; no logic lives here."""
