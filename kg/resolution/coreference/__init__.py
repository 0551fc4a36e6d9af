"""Which mentions of events are one event: within a document, across documents, and among those of one story."""
