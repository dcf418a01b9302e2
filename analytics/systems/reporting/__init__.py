"""What has been reported of what is due, and whom to remind of the rest."""
