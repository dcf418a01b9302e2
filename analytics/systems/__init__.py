"""The systems of the sources, one module each."""
