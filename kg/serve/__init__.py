"""A read-only SPARQL 1.1 endpoint over the graph of a run, with a page to ask from.

The HTTP part is that of the standard library. The ready-made endpoint for RDFLib
was looked at (rdflib-endpoint 0.6.3): it runs a query inside its event loop, so
one long query stops all others, has no time limit, lets pages of every origin ask,
listens on all addresses, and its page loads scripts from another site. A plain web
framework would bring packages but none of the protocol.
"""

from kg.serve.pool import Pool
from kg.serve.server import ServeOptions, Server, make_server

__all__ = ["Pool", "ServeOptions", "Server", "make_server"]
