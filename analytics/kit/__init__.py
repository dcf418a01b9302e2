"""The shapes that systems of the sources are made of: plain functions that take a system's nouns."""
