"""The exit statuses, which scripts rely on."""

DONE = 0
REFUSED = 1  # by the data: nothing was changed
USAGE = 2
UNAVAILABLE = 3  # the lake
INTERRUPTED = 130  # Ctrl-C
PIPE_CLOSED = 141  # the reader of the output went away
