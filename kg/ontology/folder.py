"""Where the ontologies that come with kg lie. Apart from the rest, because who reads a graph needs to know it and nothing else of the ontology."""

from pathlib import Path


def bundled() -> Path:
    """The folder of the ontologies that come with kg: beside the package in a checkout, inside it in a wheel."""
    inside = Path(__file__).parents[1] / "ontologies"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "ontologies"
