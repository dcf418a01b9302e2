"""burden."""
