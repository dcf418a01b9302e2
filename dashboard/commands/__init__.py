"""The commands of `python -m dashboard`, one module each. Data go to stdout, messages to stderr."""
