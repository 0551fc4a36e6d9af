"""The baseline joins what has one head lemma in one topic, and nothing else."""

from kg.evaluation.baselines import by_head_lemma, sub_topic, topic


def gold(id_: str, text: str, *mentions: str) -> dict[str, object]:
    spans = [{"start": text.index(m), "end": text.index(m) + len(m), "text": m, "id": f"gold {m}"} for m in mentions]
    return {"id": id_, "text": text, "events": spans}


def test_the_head_of_a_mention_counts_without_its_inflection() -> None:
    documents = [
        gold("set/1_1ecb", "The bomb went off in the market. Two men were Killed.", "went off", "Killed"),
        gold("set/1_2ecb", "A bomb goes off and kills two men.", "goes off", "kills"),
        gold("set/1_1ecbplus", "Storms killed nine people.", "killed"),
        gold("set/2_1ecb", "The fever killed a sailor.", "killed"),
    ]
    within = by_head_lemma(documents)
    assert [[m["id"] for m in document["events"]] for document in within(sub_topic)] == [
        ["1ecb go", "1ecb kill"],
        ["1ecb go", "1ecb kill"],
        ["1ecbplus kill"],
        ["2ecb kill"],
    ]
    assert [[m["id"] for m in document["events"]] for document in within(topic)][2:] == [["1 kill"], ["2 kill"]]


def test_the_texts_and_spans_are_those_of_the_gold_file() -> None:
    (document,) = by_head_lemma([gold("set/1_1ecb", "Ada Reyes was arrested again on Monday.", "arrested")])(topic)
    assert document["text"] == "Ada Reyes was arrested again on Monday."
    assert [(m["start"], m["end"], m["type"]) for m in document["events"]] == [(14, 22, "Event")]
