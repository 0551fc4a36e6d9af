"""kg: from a folder of documents to a knowledge graph of people, places and events that can explain every edge.

The flow, one module or folder a step, each with one verb:

    documents   read       files and folders           -> Document
    extraction  extract    Document                    -> Extraction (entities, events, claims with status and evidence)
    resolution  resolve    Extractions                 -> Resolution (who is who, what is a fact, each with its reason)
    store       store      Extractions and Resolution  -> RDF dataset, exports, queries
    analysis    analyse    RDF dataset                 -> networkx graph, ranks, paths, communities
    rendering   render     RDF dataset                 -> graph.html

Beside them: ``model`` (frozen data, no logic), ``ontology`` (the vocabulary and the lexicon, from Turtle), ``gazetteer``
(countries, cities, demonyms), ``errors``, ``folders`` (the user's own), ``flow`` (build), ``serving`` (the graph over HTTP), ``remote`` (the graph in another
store), ``evaluation`` (scoreboard) and ``cli``.
"""

__version__ = "0.1.0"
