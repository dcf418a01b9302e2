"""What the dashboard stands on: how a value is shown, colours, shared words, the cache, the settings."""
