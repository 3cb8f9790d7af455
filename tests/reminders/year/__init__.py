"""A year of reminders on a virtual clock: who acts when, what is to be said to whom by the rules, and what was said."""
