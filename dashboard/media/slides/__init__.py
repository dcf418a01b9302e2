"""A presentation: its pages, words that fit, native charts and tables."""
