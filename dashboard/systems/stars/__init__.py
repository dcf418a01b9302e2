"""五星支部 in words and charts."""
