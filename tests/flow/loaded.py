"""What a process imports from which others are forked: the language model, and no store, whose threads would not be there in a fork, which would wait for them."""

from tests.flow.test_real import STEPS, load_once

load_once(None, STEPS.load_ontology(None))
