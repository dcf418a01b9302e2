"""Reports and reminders in words, the calendar as a picture."""
