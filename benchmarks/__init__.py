"""What `make bench` measures: engines on large data, the server's time for pages, drawing in a browser."""
