"""Remote: the graph in somebody's SPARQL 1.1 store, published there and read from there.

address      which addresses are taken: https, or this machine
login        name and password, from the environment or .netrc
talking      requests that are repeated while the store is away, and answers with a limit
endpoints    where a store takes queries, updates and graphs
publication  what stands there of ours: the graphs, and of which state they are
cutting      a local graph as digests, and as pieces of a size that any store takes
staging      graphs beside their places, and the switch
publishing   the whole way of a graph into the store: beside its place, checked, then switched
around       what lies around some entities of the published graph
reading      queries there, and a copy of the published graph or of a part of it

Why beside its place: a request is the largest thing that SPARQL lets a store do at once, and a graph does not fit into one. Its pieces are put into
graphs of their own, and one last request moves them all.
"""

from kg.remote.address import Address, parse
from kg.remote.publishing import Published, check, publish
from kg.remote.reading import ask, copy

__all__ = ["Address", "Published", "ask", "check", "copy", "parse", "publish"]
