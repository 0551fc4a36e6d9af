"""All exceptions that kg raises on purpose. Each message is one line for a person; the command line prints it and exits with 2.

KgError
├── InputError        a document, folder or argument that cannot be used
│   ├── Ambiguous     a name that may mean several things; the message lists them
│   └── NothingRead   not one document that can be read (``problems`` says of each why)
├── OntologyError     the ontology or lexicon has problems (``problems`` lists all of them, each with file and line)
├── ModelMissing      the language model is not installed (the message holds the command that installs it)
├── QueryError        SPARQL that does not parse, or ran out of time or size
├── StoreError        an output folder or store that is missing, damaged, or belongs to something else
└── NotFound          a named entity, document or edge that the graph does not hold (exit code 1)
"""


class KgError(Exception):
    """Base of all errors with a message for people."""


class InputError(KgError):
    """A document, folder or argument that cannot be used."""


class Ambiguous(InputError):
    """A name that may mean several entities, documents or pairs."""


class NothingRead(InputError):
    """Not one document can be read; ``problems`` says of each file, or line of one, why."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class OntologyError(KgError):
    """The ontology has problems; ``problems`` lists all of them as ``file:line: message``."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class ModelMissing(KgError):
    """The language model is not installed."""


class QueryError(KgError):
    """SPARQL that cannot be answered."""


class StoreError(KgError):
    """A store that cannot be opened or written."""


class NotFound(KgError):
    """Something named that the graph does not hold."""
