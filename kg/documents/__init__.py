"""Reading: files, folders and standard input become ``Document``s.

``read`` never raises for what a file holds: what cannot be read is an ``Unreadable`` with its reason, and the rest goes on. A ``Note`` tells what was passed
over in a document that was read.
"""

from kg.documents.dates import iso_date
from kg.documents.discovery import FORMATS, count_unknown, printable
from kg.documents.normalisation import normalise
from kg.documents.raw import Note, Unreadable
from kg.documents.reading import read

__all__ = ["FORMATS", "Note", "Unreadable", "count_unknown", "iso_date", "normalise", "printable", "read"]
