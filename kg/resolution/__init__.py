"""Resolve: who is who across documents, which mentions are one event, and what is taken for a fact.

``resolve`` is a pure function of the set of extractions. Places come first (people and organisations are told apart by country), then people,
organisations, posts, events, independent origins, paths, and at last facts. Each step has a module of its own.
"""

from kg.resolution.resolving import resolve

__all__ = ["resolve"]
