"""The graph in other forms and vocabularies."""
