"""Lists of reminders for the committee and letters to the units they concern."""
