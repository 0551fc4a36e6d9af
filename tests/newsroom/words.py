"""The words of the reports: invented people and firms, known places, and sentences with a slot for whatever varies. Names are alike on purpose."""

GIVEN = "Ada Ivo Pia Mara Yusuf Youssef Omar Lena Karl Carl Maria John Jon Robert Bob William Bill Elena Helena".split()
FAMILY = (
    "Reyes",
    "Lund",
    "Holt",
    "Benhaddou",
    "Benhadou",
    "Haddad",
    "Orlov",
    "Orloff",
    "de la Cruz",
    "Smith",
    "Vale",
    "Springfield",
    "Paris",
)
NAMES = (
    *(("{given} {family}",) * 4),
    *("{family}", "President {family}", "Mr {family}", "Dr {family}", "Judge {family}", "Senator {given} {family}"),
    *("{initial}. {family}", "{given} K. {family}", "{given} M. {family}", "{family} {given}", "{given} {family} Jr.", "{given}"),
)
"""How a person is called."""
PLACES = (
    *("Paris", "Springfield", "Georgia", "Birmingham", "Santiago", "Valencia", "Oslo", "Bergen", "Lisbon", "Cairo", "Tripoli", "Cambridge"),
    *("San Jose", "Athens", "Victoria", "Karem", "Port Vale", "Richmond", "Alexandria", "Lagos"),
)
REGIONS = (
    *("Texas", "Illinois", "Massachusetts", "Norway", "Egypt", "Chile", "Spain"),
    *("Libya", "Lebanon", "England", "Ontario", "Georgia", "Virginia", "Portugal"),
)
COUNTRIES = (
    *(("Norway", "Norwegian"), ("Egypt", "Egyptian"), ("Chile", "Chilean"), ("Spain", "Spanish"), ("Libya", "Libyan")),
    *(("Georgia", "Georgian"), ("Morocco", "Moroccan"), ("Tunisia", "Tunisian"), ("France", "French")),
)
FIRMS = (
    *(
        "Vale Shipping",
        "Vale Shipping Ltd",
        "Norland Power",
        "the Norland Harbour Authority",
        "the NHA",
        "Brightwater Instruments",
        "Brightwater",
    ),
    *(
        "the Green Party",
        "the Ministry of Defence",
        "the Port Vale Courier",
        "Vale University",
        "the United Workers Union",
        "UWU",
        "Oslo United",
    ),
)
POSTS = (
    *("mayor of {place}", "minister of defence", "foreign minister of {country}", "president of {country}", "envoy of {country}"),
    *(
        "chief executive of {firm}",
        "chairman of {firm}",
        "spokesman for {firm}",
        "lawyer for {firm}",
        "coach of Oslo United",
        "bishop of {place}",
    ),
)
DAYS = (
    *("on Monday", "on Tuesday", "on Friday", "last week", "on May 3", "on 4 May 2024", "in March 2023"),
    *("yesterday", "in 1998", "on the weekend", "two days earlier"),
)
DATES = (None, "2024-05-06", "2024-05-07", "2024-05-20", "2023-03-14", "2015-05-02")
SOURCES = (None, "Vale Courier", "Meridian Wire", "KNA")
TITLES = ("Talks end", "News in brief", "{person} visits {place}", "Bomb in {place}", "{firm} buys {firm}")
SENTENCES = (
    "He left.",
    "She denied it.",
    "The attack was the second this year.",
    "It was never proved.",
    "{person}, the {post}, met {person} in {place} {day}.",
    "{person} was born in {place} in {year}.",
    "{person}, the former {post}, denied that {person} had threatened {country}.",
    "{person} works for {firm} in {place}.",
    "{adjective} envoy {person} said a second round of talks is planned for Friday in {place}.",
    "{person} is married to {person}.",
    "{firm}, based in {place}, hired {person} {day}.",
    "{person}, the brother of {person}, lives in {place}.",
    "{person} will visit {place} {day}, a spokesman for {firm} said.",
    "{adjective} President {person} accused {person} of attacking {place}.",
    "{person} was sentenced to three years in prison {day}.",
    "{firm} signed a contract with {firm} {day}.",
    "{person} founded {firm} in {place} in {year}.",
    "She leads {firm}. He said so in {place}.",
    "{person} ({number}) was elected {post} {day}.",
    "The city of {town} lies in {region}.",
    "{person} was appointed {post}.",
    "{person} succeeded {person} as {post} {day}.",
    "{person} studied at Vale University with {person}.",
    "{person} mentored {person} {day}.",
    "Protesters marched in {place} {day} against {firm}.",
    "{person}'s daughter {person} died in {place} {day}.",
    "The Norland Harbour Authority (NHA) said {person} had left.",
    "\u201cWe won\u2019t sign,\u201d {person} told {firm}.",
    "{person}, also known as {person}, fled to {place}.",
    "{capitals}, May 3 (KNA) -- {person} left {place} {day}.",
)
EVENTS = (
    (
        "A bomb killed {number} people in {town} {day}.",
        "The explosion in {town} {day} killed {number} people.",
        "{number} people died {day} when a bomb exploded in {town}.",
    ),
    (
        "{one} met {other} in {town} {day}.",
        "{one} held talks with {other} in {town} {day}.",
        "The meeting of {one} and {other} in {town} took place {day}.",
    ),
    (
        "{firm} acquired Norland Power for 3 million dollars {day}.",
        "{firm} bought Norland Power {day}.",
        "Norland Power was acquired by {firm} {day}.",
    ),
    ("{one} was arrested in {town} {day}.", "Police arrested {one} in {town} {day}.", "The arrest of {one} {day} shocked {town}."),
    (
        "An earthquake struck {town} {day}, killing {number}.",
        "The earthquake in {town} {day} left {number} dead.",
        "{number} people were killed in the earthquake that hit {town} {day}.",
    ),
    ("{one} married {other} {day}.", "{one} and {other} were married in {town} {day}."),
    ("{one} resigned as {post} {day}.", "{one} stepped down {day}.", "The resignation of {one} {day} came after talks in {town}."),
)
"""Several ways to tell of one event."""
