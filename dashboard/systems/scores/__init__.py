"""单位排名, 考核细项 in words and charts."""
