"""Where the POST that does nothing is; a file of its own, for it is read without Django."""

FLOOR = "floor/"
