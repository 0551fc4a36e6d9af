"""Why a claim is no fact: short and stable, for people and scripts."""

DENIED = "denied"
PLANNED = "planned"
POSSIBLE = "possible"
UNSURE = "below the confidence"
ONE_SPEAKER = "said by one speaker"
CONTRADICTED = "denied by another"
NO_EVENT = "its event is not a fact"
ONE_THING = "both ends are one"
OVER = "no longer so"
REASONS = (DENIED, PLANNED, POSSIBLE, UNSURE, ONE_SPEAKER, CONTRADICTED, NO_EVENT, ONE_THING, OVER)
