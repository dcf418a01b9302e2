"""What everything in analytics stands on: it knows no system and no storage."""
