"""stars."""
