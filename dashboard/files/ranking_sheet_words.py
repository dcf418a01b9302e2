"""Words of the ranking sheet for the meeting."""
