"""Verdicts on single predictions, by a made-up kit of two documents: judged right, judged wrong, not judged."""

import json
from pathlib import Path

import pytest

from kg.evaluation import evaluate, reliability_as_markdown, rules_as_markdown, rules_as_text
from kg.evaluation.verdicts import Tally, Verdict, by_confidence, by_rule

SCORER = """
import json, sys
from types import SimpleNamespace as Rule

SYMMETRIC = {"spouse_of"}
RULES = {
    "relation": {"works": Rule(accepted=("works_for",), direction="same"), "wed": Rule(accepted=("spouse_of",), direction="symmetric")},
    "event": {"hit": Rule(accepted=("Attack",))},
    "role": {"actor": Rule(accepted=("has_agent",))},
}


class Mapping:
    def __init__(self, name, tables): pass
    def has(self, layer): return True
    def rule(self, layer, gold, tail=None): return RULES[layer].get(gold)
    def judged(self, layer): return {n for r in RULES[layer].values() for n in r.accepted}


class Pair:
    def __init__(self, gold, predicted, mapping):
        self.gold, self.predicted, self.mapping = gold, predicted, mapping
        self.stands_for = {m["id"]: {m["id"].upper()} for m in predicted.get("entities", ())}
    def found(self, layer):
        at = {g["start"]: g for g in self.gold[layer]}
        return [(at[p["start"]], p) for p in self.predicted.get(layer, ()) if p["start"] in at]
    def scored(self, layer): return self.gold[layer], [p for p in self.predicted.get(layer, ()) if p["type"] != "Other"]
    def right(self, layer): return lambda g, p: p["type"] in RULES["event"][g["type"]].accepted
    def relation_rule(self, relation): return RULES["relation"].get(relation["type"])


def types(item): return {item["type"]}
def read(path): return [json.loads(line) for line in open(path, encoding="utf-8")]
def _ends(relation, direction): return relation["head"], relation["tail"]
def _judged(mapping, names, annotated): return next((n for n in sorted(names) if n in (annotated or ())), None)


if __name__ == "__main__":
    print(json.dumps({"set": sys.argv[1], "left_out": {}, "rows": {}}))
"""
GOLD = {
    "id": "d",
    "entities": [],
    "events": [{"start": 4, "type": "hit", "args": [{"role": "actor", "id": "A"}]}],
    "relations": [
        {"head": "A", "tail": "B", "type": "works"},
        {"head": "B", "tail": "C", "type": "wed"},
        {"head": "A", "tail": "C", "type": "unknown"},
    ],
    "meta": {"annotated": ["works_for"]},
}


def relation(head: str, tail: str, kind: str, rule: str, **status: str) -> dict[str, object]:
    return {"head": head, "tail": tail, "type": kind, "rule": rule, "confidence": 0.85, **status}


def event(start: int, kind: str, *roles: tuple[str, str]) -> dict[str, object]:
    args = [{"role": role, "id": who, "rule": f"{kind}/{role}", "confidence": 0.7} for role, who in roles]
    return {"start": start, "type": kind, "rule": f"{kind}/noun", "confidence": 0.8, "args": args}


PREDICTED = {
    "id": "d",
    "entities": [{"id": name} for name in "abc"],
    "relations": [
        relation("a", "b", "works_for", "right"),
        relation("b", "a", "works_for", "turned"),
        relation("c", "b", "spouse_of", "turned, symmetric"),
        relation("a", "c", "lives_in", "not annotated"),
        relation("a", "c", "works_for", "denied", polarity="Denied"),
        relation("a", "c", "works_for", "planned", modality="Planned"),
    ],
    "events": [
        event(4, "Attack", ("has_agent", "a"), ("has_agent", "b"), ("held_in", "c")),
        event(9, "Attack", ("has_agent", "a")),
        event(20, "Other"),
    ],
}


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "score.py").write_text(SCORER)
    (tmp_path / "data" / "small.jsonl").write_text(json.dumps(GOLD) + "\n")
    return tmp_path


def verdicts(kit: Path) -> list[Verdict]:
    return list(evaluate(kit, "small", lambda gold: [json.dumps(PREDICTED)], with_verdicts=True).verdicts)


def test_relations_are_judged_where_their_passage_is_annotated(kit: Path) -> None:
    found = {v.rule: v.right for v in verdicts(kit) if v.layer == "relation"}
    assert found == {"right": True, "turned": False, "turned, symmetric": True, "not annotated": None}


def test_triggers_and_roles_are_judged(kit: Path) -> None:
    found = [(v.layer, v.rule, v.right) for v in verdicts(kit) if v.layer != "relation"]
    assert found == [
        ("trigger", "Attack/noun", True),
        ("trigger", "Attack/noun", False),
        ("trigger", "Other/noun", None),
        ("role", "Attack/has_agent", True),
        ("role", "Attack/has_agent", False),
        ("role", "Attack/held_in", None),
        ("role", "Attack/has_agent", None),  # the set has no such event
    ]


def test_no_verdicts_unless_asked_for(kit: Path) -> None:
    assert evaluate(kit, "small", lambda gold: [json.dumps(PREDICTED)]).verdicts == ()


def test_a_kit_that_only_prints_figures_gives_no_verdicts(kit: Path) -> None:
    (kit / "score.py").write_text('import json\nprint(json.dumps({"set": "small", "left_out": {}, "rows": {}}))\n')
    scores = evaluate(kit, "small", lambda gold: [], with_verdicts=True)
    assert scores.verdicts == ()
    assert (
        "judges no single prediction" in rules_as_text(scores)
        and rules_as_markdown([scores]) == ""
        and reliability_as_markdown([scores]) == ""
    )


def test_rules_that_were_wrong_most_often_come_first() -> None:
    said = [Verdict("relation", "good", 0.9, True)] * 9 + [Verdict("relation", "good", 0.9, False)]
    said += [Verdict("relation", "weak", 0.8, False)] * 2 + [
        Verdict("relation", "weak", 0.6, True),
        Verdict("relation", "never judged", 0.8, None),
    ]
    assert by_rule(said) == (
        Tally("weak", "relation", 3, 3, 1, pytest.approx(0.7333, abs=1e-3)),
        Tally("good", "relation", 10, 10, 9, pytest.approx(0.9)),
        Tally("never judged", "relation", 1, 0, 0, 0.0),
    )


def test_confidences_fall_into_buckets() -> None:
    said = [Verdict("role", "r", value, True) for value in (0.79, 0.8, 0.84, 0.85)]
    assert [(t.name, t.judged) for t in by_confidence(said)] == [("0.75–0.79", 1), ("0.80–0.84", 2), ("0.85–0.89", 1)]


def test_tables_show_share_beside_confidence(kit: Path) -> None:
    scores = evaluate(kit, "small", lambda gold: [json.dumps(PREDICTED)], with_verdicts=True)
    text, page = rules_as_text(scores), rules_as_markdown([scores])
    assert ["Attack/noun", "trigger", "2", "2", "1", "50", "80"] in [line.split() for line in text.splitlines()]
    assert "| right | relation | 1 | 1 | 1 | 100 | 85 |" in page and "| not annotated | relation | 1 | 0 | 0 |  |  |" in page
    reliability = reliability_as_markdown([scores])
    assert "| 0.85–0.89 | relation | 4 | 3 | 2 | 67 | 85 |" in reliability
    assert "trigger |" not in reliability  # a set that does not mark every event says nothing of triggers
