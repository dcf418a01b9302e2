"""One script a page: load, choose, draw, offer downloads."""
