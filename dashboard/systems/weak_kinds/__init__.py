"""短板类型 in words and charts."""
