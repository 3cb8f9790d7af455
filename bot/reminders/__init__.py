"""From the dates of the plans to one message a day for each person: planning, the daily draw, and the wording."""
