"""weak_kinds."""
