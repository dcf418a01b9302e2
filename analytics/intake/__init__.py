"""Workbook or CSV → frames and issues. Callers import `incoming`, `issues`, `organisations`, `templates`.

Nothing is imported here: the child process that opens untrusted files runs inside this package and must
stay small enough for a tight memory limit.
"""
