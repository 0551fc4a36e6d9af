"""A stored graph, read-only: typed rows for our own code, SPARQL in a child process for everybody."""
