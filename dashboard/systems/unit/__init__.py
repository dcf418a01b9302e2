"""单位档案 in words and charts."""
