"""The flow: from paths to an output folder, or to JSON lines.

building    ``build``: the graph of documents in an output folder
maintaining ``remove``, ``rebuild`` and ``redecide``
decisions   the file of what people have decided about names
standing    ``status``: what an output folder holds
quoting     the sentence around a mention, for who decides about names
streaming   ``extract`` and ``read_tuples``: what documents yield, without a graph
gathering   which documents a run is about
extracting  a batch of documents in whichever process; trouble stays with the document that makes it
workers     several processes
spark       the workers of Apache Spark
session     starting and ending Spark
archive     Java's archive of Spark's classes, in the user's cache
cache       ``documents.db``
slices      what resolution has made of single documents, in it
staging     what a build makes, beside its place
output      the output folder: whose it is, one build at a time, all at once or not at all
versions    what a cached extraction depends on
steps       the steps of a build as callables
summary     what a build ends by saying
"""

from kg.flow.building import Options, build
from kg.flow.maintaining import rebuild, redecide, remove
from kg.flow.progress import Progress, Silent
from kg.flow.standing import Standing, status
from kg.flow.steps import Steps
from kg.flow.streaming import extract, read_tuples
from kg.flow.summary import Summary

__all__ = [
    "Options",
    "Progress",
    "Silent",
    "Standing",
    "Steps",
    "Summary",
    "build",
    "extract",
    "read_tuples",
    "rebuild",
    "redecide",
    "remove",
    "status",
]
