"""weak_branches."""
