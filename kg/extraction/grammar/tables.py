"""Closed word lists of English grammar (no names, no domain words)."""

LIGHT_VERBS = frozenset(
    """
    hold have give make take carry conduct launch stage mount do pay undertake undergo stand begin start open resume continue convene organize
    organise lead deliver commit perform execute issue reach sign strike conclude enter file wage impose suffer sustain face receive end
    finish complete pursue send provide
    """.split()
)
"""Verbs that lend their subject and adjuncts to an event noun in object position: "hold talks", "carry out an attack"."""

EMPTY_VERBS = frozenset("have do begin start open resume continue end finish complete conclude".split())
"""Light verbs that name no part of the event: that there is one, or that it goes on or ends ("began talks"; but "file" and "lawsuit" are one event)."""

RECIPIENT_SUBJECT = frozenset(["suffer", "sustain", "face", "receive", "undergo", "stand"])
"""Light verbs whose subject is the noun's object: "the city suffered an attack"."""
SUFFERED = frozenset("injury wound fracture concussion burn surgery operation transplant".split())
"""Nouns of which whoever has one undergoes it: "had minor injuries", "has had surgery"."""

OCCURRENCE_VERBS = frozenset(
    """
    take happen occur begin start end continue resume open close come follow conclude last fail collapse break erupt go drag focus
    """.split()
)
"""Verbs whose subject is an event noun and whose adjuncts date and place it: "talks took place in", "fighting broke out"."""

PARTICIPATION_VERBS = frozenset(["attend", "join", "participate"])
"""Verbs whose subject takes part in the event that is their object: "attended the talks", "took part in the talks"."""

ENGAGING_VERBS = frozenset(["be", "remain", "stay", "engage", "enter", "participate"])
"""With "in" and an event noun their subject takes part: "is in talks with", "entered into negotiations"."""

GETTING_VERBS = frozenset("buy purchase lease rent charter acquire import borrow procure order".split())
"""Their "from" names the other side: "leased ten ships from Norway"."""

ATTENDING_VERBS = frozenset("speak say tell announce represent".split())
"""Who does this "at" an event was there: "spoke at the summit", "represented Norway at the talks"."""

PATIENT_STATES = frozenset("trial custody detention captivity quarantine remand".split())
"""What one undergoes when one is in or on it: "is on trial", "taken into custody"."""

ACTIVE_STATES = frozenset("strike patrol tour parade leave".split())
"""What one does when one is on it: "went on strike"."""

PUTTING_VERBS = frozenset("put place take bring hold keep remand".split())
"""Verbs whose object comes to be in the state: "put on trial", "held in detention"."""

PRESENT = frozenset("those participant guest attendee delegate speaker".split())
"""With "among": who is named with them was there."""

UNDERTAKING_NOUNS = frozenset(
    "plan decision attempt effort bid deal agreement pledge promise vow intention talks talk negotiation offer threat move campaign operation mission plot".split()
)
"""Nouns with an infinitive whose doer is who has or makes them: "Norway's decision to leave", "made an attempt to escape"."""

PURSUING_VERBS = frozenset(
    "have make take reach sign announce launch start begin hold abandon drop cancel pursue renew sign plan consider unveil".split()
)
"""Whose subject has or makes their object: "abandoned a plan to" (but "rejected a plan to" is anybody's)."""

INTENDING_VERBS = frozenset("plan prepare negotiate attempt offer promise pledge threaten agree abandon vow".split())
"""Whose subject would itself do what their object says: "plan an attack", "offer help" (but "postpone the election" is anybody's)."""

CARRIER_NOUNS = frozenset(
    """
    round set series session wave day night week month number spate string stage phase bout attempt act campaign outbreak resumption
    start end beginning conclusion continuation opening failure collapse breakdown hour hours days weeks rounds
    """.split()
)
"""Nouns that stand before "of" and an event noun without being events themselves: "a round of talks"."""

UNDERGONE = frozenset(
    """
    accuse acquit appoint arrest assassinate award behead blame charge commend convict criticise criticize deport detain disqualify elect evacuate expel
    extradite fin fine free hospitalise hospitalize imprison indict injure jail kidnap kill murder nominate oust praise promote rescue rob sentence slay stab
    suspend wound
    """.split()
)
"""Verbs that say nothing without their object: where it lacks, a past tense is a participle that the tagger misread ("Nominee praised for her skill").
"Fin" is what the lemmatizer makes of "fined"."""

TRANSPARENT_NOUNS = frozenset(
    """
    interests interest side government people nation state authority authorities behalf part leadership regime republic
    """.split()
)
"""Nouns that pass an argument on to their possessor or modifier: "represents Norwegian interests" → Norway."""

KINDS_OF_PLACES = frozenset(
    """
    city town village municipality district province region county republic kingdom commune suburb neighbourhood neighborhood prefecture island isle
    """.split()
)
"""Nouns that name the kind of the place behind their "of": "the city of Bergen"."""

IMPACT_VERBS = frozenset("strike hit shake rock sweep devastate batter lash engulf rattle jolt ravage".split())
"""What disasters and attacks do to places: "the earthquake struck the city" is one event, and the city is where."""

ACCUSED_OF = {
    **dict.fromkeys(
        (
            *(("accuse", "of"), ("suspect", "of"), ("charge", "with"), ("indict", "for"), ("indict", "on"), ("blame", "for")),
            *(("arrest", "on"), ("detain", "on"), ("remand", "on"), ("extradite", "on")),
        ),
        "accused",
    ),
    **dict.fromkeys((("acquit", "of"), ("clear", "of"), ("exonerate", "of"), ("absolve", "of")), "acquitted"),
    ("convict", "of"): "subject",
}
"""Who is accused of an event, acquitted or convicted of it: the slot that a verb and its preposition give them in it."""

CHARGES = frozenset("crime charge count offence offense suspicion allegation act".split())
"""Nouns whose "of" says what somebody is charged with: "charged with crimes of fraud", "arrested on suspicion of murder"."""

RESPONSIBILITY = {
    "claim": "claimed",
    "accept": "claimed",
    "admit": "claimed",
    "acknowledge": "claimed",
    "deny": "denied",
    "disclaim": "denied",
}
"""What its subject says by a verb with "responsibility for" an event: that they did it, or did not."""

ACCUSING = frozenset(("accuse", "suspect", "convict", "acquit"))
"""Verbs whose \"of\" says what somebody is held to have done."""

GERUND_CONTROL = frozenset(
    (
        "accuse suspect charge blame criticise criticize condemn stop prevent keep thank praise convict acquit forgive excuse clear exonerate absolve indict "
        "sentence jail imprison fine arrest detain sue prosecute try hold hang execute expel fire sack dismiss suspend ban penalise penalize punish reprimand "
        "bar prohibit forbid discourage deter dissuade exclude exempt restrain "
        "reward honour honor pardon rebuke scold congratulate mock hail applaud admire fault slam denounce question want investigate"
    ).split()
)
"""Verbs whose object is the subject of a gerund behind a preposition: "accused her of lying"."""

DIRECTIONS = frozenset("back home away out off up down over together along forward forth".split())
"""Adverbs that may stand between a verb and the phrase that says where to or with whom: "flew back to", "met together with"."""

TWO_WORD_PREPOSITIONS = {
    ("out", "of"): "from", ("away", "from"): "from", ("together", "with"): "with", ("along", "with"): "with", ("inside", "of"): "in", ("outside", "of"): "outside",
    **{
        (first, second): f"{first} {second}"
        for first, second in (
            pair.split("_")
            for pair in (
                "according_to because_of due_to thanks_to owing_to contrary_to prior_to instead_of ahead_of compared_to compared_with such_as as_of as_to as_for "
                "regardless_of except_for apart_from aside_from rather_than depending_on based_on short_of in_between next_to opposed_to subject_to close_to"
            ).split()
        )
    },
}  # fmt: skip
"""What two prepositions in a row mean: one of the plain ones, or nothing but themselves ("according to Ola" is no direction)."""

RELATIVE_PRONOUNS = frozenset(("who", "which", "that", "whom", "whose"))

ADVERBIAL_NOUNS = frozenset("time day night week month year moment period way reason place extent degree manner point".split())
"""Nouns before a relative clause that say when, how or where it holds: "the day she left"."""

OBJECT_CONTROL = frozenset(
    """
    ask tell order urge force persuade allow permit enable help invite want expect require request call instruct encourage warn advise
    appoint name elect cause lead get beg press compel command direct authorize authorise push drive hire recruit commission
    """.split()
)
"""Verbs whose object is the subject of their infinitive: "asked him to leave"."""

PREPOSITION_CONTROL = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "rely": ("on",), "count": ("on",), "wait": ("for",)}
"""The same with a preposition: "called on the government to resign"."""

NOMINATION_VERBS = frozenset(
    """
    appoint name elect nominate choose make crown declare call designate select hire recruit proclaim re-elect reelect
    """.split()
)
"""Verbs that give a person a post: "was appointed minister", "elected him president"."""

CALLING = frozenset("call describe brand label term denounce".split())
"""Verbs that say what somebody takes a thing for: "called the report false", "described it as untrue"."""
REFUTING = frozenset("deny reject dismiss refute rebut disprove debunk".split())
"""Whose subject says that the content of their object ("claims that …") is not so."""

SMALL_CLAUSE_VERBS = frozenset("see have get find watch hear leave keep want need make like order".split())
"""Verbs with a participle that somebody undergoes: "had him arrested"."""

PLAIN_REPORTS = frozenset("say report confirm announce state add tell".split())
COPULAS = frozenset(["be", "become", "remain"])
AS_VERBS = frozenset(
    """
    serve work act appoint elect name nominate choose install hire quit resign step stand describe know retire continue return join rejoin start
    begin operate establish found form create employ recruit promote elevate stay remain enter teach volunteer train
    fire sack dismiss oust remove replace depose
    """.split()
)
"""Verbs whose "as" introduces a post: "served as adviser to"."""

ACTING_GROUPS = frozenset(
    """
    delegation team side negotiator envoy representative official diplomat minister force forces troop troops army military navy soldier police authorities
    government parliament warplane warship missile artillery
    """.split()
)
"""Nouns for groups whose acts are their country's."""

DYING = frozenset("die perish drown".split())
KILLING = frozenset("kill murder assassinate execute slay".split())
"""Verbs whose subject, and whose object, is dead afterwards."""
