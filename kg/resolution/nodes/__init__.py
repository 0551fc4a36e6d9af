"""From the sets that were joined to nodes with a path, a label and a class."""
