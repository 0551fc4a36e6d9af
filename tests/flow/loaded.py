"""What a process imports from which others are forked: the language model, and no store. Its threads would stay behind in a fork, and whoever opens another waits for them."""

from tests.flow.test_real import STEPS, load_once

load_once(None, STEPS.load_ontology(None))
