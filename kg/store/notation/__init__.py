"""RDF as text: terms, literals and paragraphs of Turtle, TriG, N-Triples and N-Quads."""
