"""全省总览 in words and charts."""
