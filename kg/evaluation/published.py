"""Figures beside ours. All are F1 in percent; none is on the same task as ours end to end, as each line says."""

from collections.abc import Mapping

STARTING: Mapping[tuple[str, str], float] = {
    ("meantime", "mentions overlap, typed"): 60.7,
    ("meantime", "mentions overlap, typed; recall on names"): 79.3,
    ("meantime", "entities across documents CoNLL"): 45.6,
    ("meantime", "entities across documents, found mentions, CoNLL"): 81.6,
    ("meantime", "times overlap"): 88.7,
    ("redocred", "mentions exact, typed"): 71.9,
    ("redocred", "mentions overlap, typed"): 76.3,
    ("redocred", "entities within documents CoNLL"): 76.7,
    ("redocred", "entities within documents, found mentions, CoNLL"): 88.3,
    ("gum", "mentions overlap, typed; recall on names"): 69.9,
    ("gum", "times overlap"): 73.0,
    ("re3d", "mentions exact, typed"): 27.2,
    ("re3d", "mentions overlap, typed"): 48.3,
    ("wikievents", "mentions overlap, typed; recall on names"): 71.5,
    ("geoparsing", "mentions exact, typed"): 69.0,
    ("geoparsing", "mentions overlap, typed"): 73.8,
    ("ecbplus", "mentions overlap, typed; recall on names"): 68.2,
    ("ecbplus", "entities across documents CoNLL"): 38.7,
}
"""(set, row) -> F1 of the names of en_core_web_md 3.7.1 alone, same class and string being the same entity; measured with the kit's scorer."""

PUBLISHED: Mapping[str, str] = {
    "meantime": "timelines from the same articles, best micro F1: 7.3 from raw text, 25.4 from gold events (SemEval-2015 task 4)",
    "knowledgenet": "hidden test, text F1: people 87.8, Diffbot joint 81.0, BERT 68.8, spaCy names + Bi-LSTM 51.8 (the set's repository)",
    "redocred": "entities given, test F1: KD-DocRE 78.3, DREEAM 80.4 without facts seen in training (the papers' abstracts)",
    "ecbplus": "events, gold mentions, test CoNLL: same head lemma in the sub-topic 76.5, joint model 79.5 (Barhom et al. 2019);"
    ' the rows "same head lemma" are the first of these on this part',
    "gum": "end to end CoNLL on OntoGUM: dcoref 39.7, SpanBERT 64.6 (its repository)",
    "wikievents": "arguments with gold triggers, head F1: identification 71.8, classification 64.6 (BART-Gen)",
    "geoparsing": "names given, exact GeoNames id / within 161 km: GeoWebNews 90.1 / 94.1, LGL 79.4 / 82.7 (Mordecai 3, its repository)",
    "names": "F1 on all pairs: nomenklatura's logic_v2 79.0, RapidFuzz token_set_ratio 74.0 (its frozen run; measured)",
    "text2kgbench": "tekgen test, Vicuna-13B: strict micro F1 19 (re-scored from the paper's outputs)",
    "carb": "the same measure on CaRB's test: OpenIE6 40.0 (its repository)",
    "re3d": "none published",
}
"""set -> what others report, in whose conditions, and where."""

NAMES_ONLY = frozenset({"redocred", "geoparsing"})
"""Sets that annotate names and no descriptions or pronouns."""

CONDITIONS: Mapping[str, str] = {
    "ecbplus": 'Rows with "answered with yes unseen" are no result of a build: they say where the graph would be if somebody accepted every question of'
    " `kg merges` about two events whose score lies above 0.5, the wrong ones too. The documents have no dates. Whole sentences that one paper copied from"
    " another are often not annotated as the same, so precision is a lower bound."
    ' Rows with "baseline" are no reading of ours: they are told which documents have one topic or sub-topic, as no build is.',
    "knowledgenet": 'Somebody whom a passage only calls "he", "she" or "I" counts as a person here, because the annotation counts them; no graph has such people.',
}
"""set -> what a reader must know of how we are scored on it."""
