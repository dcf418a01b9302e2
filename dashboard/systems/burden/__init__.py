"""形式主义与减负 in words and charts."""
