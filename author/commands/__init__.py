"""One module a command; each has a click command named ``command`` and is imported when it is called."""
