"""Serve: the graph over HTTP, on this machine, to people and programs.

app           the addresses, and what each does
protocol      requests of the SPARQL 1.1 Protocol
media         media types, and which a client takes
graph         the last committed state, questions to it with their limits, updates
keeper        the process that holds the graph and answers each question in a child
answers       what a child does
descriptions  what the graph says of one resource
guarding      size limits, security headers, who may ask
metrics       counters
openapi       the description for programs
running       uvicorn

Why not rdflib-endpoint: it evaluates queries in the server's own process, where none can be ended.
"""

from kg.serving.running import Options, serve

__all__ = ["Options", "serve"]
