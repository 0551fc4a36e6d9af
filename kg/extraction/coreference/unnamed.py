"""Who is only called "he", "she" or "I": the pronouns that are left when all others have found their antecedent.

In a graph they are nobody. What a passage cut out of a longer text says of them is still what it says, so ``kg extract`` prints it.
"""

from kg.extraction.coreference.groups import Groups
from kg.extraction.coreference.pointing import GENDER, SPEAKER
from kg.extraction.coreference.speaking import SUBJECTS, quoted_tokens


def join_unnamed(groups: Groups) -> tuple[tuple[int, ...], ...]:
    """The left pronouns for single people, one tuple of mentions for each person, in order of the text.

    Two are one person if they agree and no other person is the subject of a clause between them; "I" only outside quotation marks.
    """
    quoted = quoted_tokens(groups)
    open_ones = {i for members in groups.members().values() if all(groups.found[i].form == "pronoun" for i in members) for i in members}
    people: list[list[int]] = []
    latest: dict[str, int] = {}
    for i, found in enumerate(groups.found):
        word = groups.doc[found.head].lower_
        called = GENDER.get(word) or ("I" if word in SPEAKER and found.head not in quoted else "")
        if i in open_ones and called:
            if called in latest:
                people[latest[called]].append(i)
            else:
                latest[called] = len(people)
                people.append([i])
        elif i not in open_ones and groups.families[groups.root(i)] == "Person" and groups.doc[found.head].dep_ in SUBJECTS:
            latest = {"I": latest["I"]} if "I" in latest else {}
    return tuple(map(tuple, people))
