"""From extractions and their resolution to RDF, and from the store of some documents to that of others."""
