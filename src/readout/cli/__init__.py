"""Commands: parse the command line, call `api`, print."""
