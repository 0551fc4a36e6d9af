"""Which place each name of a place means: an entry of the gazetteer, or about where it lies."""
