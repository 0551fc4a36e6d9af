"""Which predictions a benchmark kit counts as right, one line each:  python judging.py KIT SET GOLD PREDICTED

Runs as a program of its own, beside the kit's scorer and with the kit's own functions: what a gold type means in our vocabulary, which
mentions stand for one entity and which predictions are judged at all is the kit's to say. Prints JSON lines {"layer", "rule", "confidence", "right"};
``right`` is null where the set does not tell. A trigger is judged as the kit's triggers row does, a role where both sides have its event, a relation
where its passage is annotated for it.
"""

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def judge(kit: Path, name: str, gold: Path, predicted: Path) -> Iterator[Json]:
    """A verdict for each event, role and relation of the predictions that has a rule. Denied and merely possible relations are no facts and left out."""
    sys.path.insert(0, str(kit))
    score: Any = importlib.import_module("score")
    mapping = score.Mapping(name, [kit / "mappings.tsv"])
    by_id = {document["id"]: document for document in score.read(predicted)}
    for document in score.read(gold):
        pair = score.Pair(document, by_id.get(document["id"], {}), mapping)
        if mapping.has("event"):
            yield from _triggers(score, pair)
        if mapping.has("role"):
            yield from _roles(pair)
        if mapping.has("relation"):
            yield from _relations(score, pair)


def _triggers(score: Any, pair: Any) -> Iterator[Json]:
    partner = {id(p): g for g, p in pair.found("events")}
    scored = {id(p) for p in pair.scored("events")[1]}
    for event in pair.predicted.get("events", ()):
        known = partner.get(id(event))
        right = pair.right("events")(known, event) if known is not None else False
        yield _verdict("trigger", event, right if id(event) in scored else None)


def _roles(pair: Any) -> Iterator[Json]:
    judged = pair.mapping.judged("role")
    partner = {id(p): g for g, p in pair.found("events")}
    for event in pair.predicted.get("events", ()):
        known = partner.get(id(event))
        for argument in event.get("args", ()):
            right = None
            if known is not None and argument["role"] in judged:
                gold = pair.stands_for.get(argument["id"], ())
                rules = [pair.mapping.rule("role", a["role"]) for a in known["args"] if a["id"] in gold]
                right = any(rule is not None and argument["role"] in rule.accepted for rule in rules)
            yield _verdict("role", argument, right)


def _relations(score: Any, pair: Any) -> Iterator[Json]:
    annotated = pair.gold.get("meta", {}).get("annotated")
    wanted = set()
    for relation in pair.gold["relations"]:
        rule = pair.relation_rule(relation)
        if rule is not None:
            wanted.add((*score._ends(relation, rule.direction), rule.accepted))
    for relation in pair.predicted.get("relations", ()):
        if (relation.get("polarity", "Affirmed"), relation.get("modality", "Actual")) != ("Affirmed", "Actual"):
            continue
        names = score.types(relation)
        heads, tails = (pair.stands_for.get(relation[end], set()) for end in ("head", "tail"))
        right: bool | None = any(
            names & set(accepted)
            and ((head in heads and tail in tails) or (accepted[0] in score.SYMMETRIC and head in tails and tail in heads))
            for head, tail, accepted in wanted
        )
        if not right and not score._judged(pair.mapping, frozenset(names), annotated):
            right = None
        yield _verdict("relation", relation, right)


def _verdict(layer: str, item: Json, right: bool | None) -> Json:
    return {"layer": layer, "rule": item.get("rule", ""), "confidence": item.get("confidence", 0.0), "right": right}


if __name__ == "__main__":
    folder, set_name, gold_lines, predicted_lines = sys.argv[1:]
    for verdict in judge(Path(folder), set_name, Path(gold_lines), Path(predicted_lines)):
        print(json.dumps(verdict))
