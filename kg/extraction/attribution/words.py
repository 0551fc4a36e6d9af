"""Closed word lists of reporting. Lemmas, lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAY = _words(
    "say tell announce state add claim report warn argue note explain insist declare confirm admit acknowledge assert allege suggest "
    "reveal disclose reply respond answer write tweet retweet post comment complain conclude contend deny emphasise emphasize stress "
    "reiterate repeat testify swear vow promise pledge maintain observe point remark recall mention indicate hint imply joke concede "
    "caution inform notify remind assure brief recount relate express lament boast quip shout yell whisper exclaim cry continue begin "
    "ask urge demand proclaim reckon quote cite read protest plead confess opine blog message email publish broadcast vent blast hit "
    "agree object counter retort counsel theorise theorize signal affirm underline underscore highlight speak talk call go advise "
    "predict forecast describe threaten"
)
"""May stand with a direct quotation."""
ALSO_ACTS = _words("begin continue go hit call read point agree object protest broadcast publish blast vent signal relate talk cry counter respond")
"""Of these, the ones that tell of something else where they do not go on after a comma: "'…' His trouble began with it"."""
OPINE = _words(
    "believe think feel estimate predict forecast expect hope hop fear worry doubt guess reckon suspect speculate consider judge hold "
    "assume rule find fault propose recommend request order order_that agree accept imagine foresee anticipate understand calculate "
    "assess determine decide blame dispute question wonder project theorize charge"
)
"""With a that-clause these report what somebody holds."""
REPORTING = (
    (SAY - _words("begin continue go call cry read hit talk speak highlight describe threaten ask")) | OPINE | _words("ask threaten")
)
"""Whose that-clause is somebody's word."""
WEIGHING = _words("consider imagine anticipate understand find")
"""Whose gerund is what somebody weighs or comes upon, and nobody's word: "considered leaving"."""
ADDING = _words("say report confirm announce state claim add warn allege insist admit acknowledge declare reveal disclose write estimate believe note")
"""Which may stand behind a whole sentence: "troops crossed the border, the ministry confirmed on Monday". "The police responded" is another act."""
ADDRESSING = _words("tell inform notify remind assure warn advise ask promise caution brief write show")
"""Whose object may be whom they tell."""
HANDING = ADDRESSING | _words("give make issue send release publish offer hand read lodge file deliver")
"""What is done with a statement: "the statement she gave police" does not say what it says."""
HEARSAY = _words(
    "say report believe think allege claim rumour rumor consider know understand suspect presume hold estimate deem describe"
)
"""In the passive with an infinitive: "is said to have left"."""
REQUESTING = _words(
    "urge ask call demand order request tell propose promise pledge vow threaten offer claim warn advise appeal invite encourage "
    "instruct beg implore swear command agree"
)
"""Whose infinitive is somebody's word."""
GERUND_REPORTING = _words("deny admit propose suggest recommend confess report recall describe mention")
"""Whose gerund is somebody's word: "denied stealing"."""
OBJECT_REPORTING = _words("report confirm allege claim deny demand propose request predict forecast cite suggest recommend promise foresee")
"""Whose object, an event noun, is somebody's word: "reported a decline"."""
ANNOUNCING = _words("announce unveil disclose reveal outline")
"""Whose object tells what is to come: "announced plans to leave", "announced an upcoming sale". What is announced as done ("announced a cut") is done by it."""
PREPOSITION_REPORTING = frozenset(
    (
        "call for", "warn of", "warn about", "warn against", "appeal for", "push for", "speak of", "complain of", "complain about", "press for", "accuse of",
        "blame for", "suspect of", "talk of", "tell of", "point to", "speculate about", "speculate on", "argue for", "ask for", "campaign for", "lobby for",
        "confess to", "admit to", "hint at",
    )
)  # fmt: skip
OPEN_QUESTION = _words("whether if")
SETTLING = _words("decide determine assess consider judge")
"""Who does so as to whether something is so has not said that it is."""
WITHHOLDING = _words("decline refuse")
"""Who does so to say whether something is so says nothing of it."""
VOUCHING = _words("confirm acknowledge admit corroborate")
"""Whose subject says that the content of their object ("reports that …") is so."""
NOT_CONTENT = _words("responsibility credit victory asylum status office question story name role part life lives victim title prize crown")
"""Objects that these verbs do not report: "claimed responsibility"."""

CONTENT_NOUNS = _words(
    "claim accusation announcement statement allegation report belief view warning assertion denial suggestion admission promise "
    "threat comment remark argument contention complaint declaration insistence opinion prediction forecast estimate revelation "
    "confession testimony rumour rumor charge demand call request plea proposal appeal assurance conclusion account speculation "
    "explanation disclosure confirmation hint pledge vow finding ruling suspicion theory fear concern confidence conviction hope"
)
"""Nouns with content that somebody says or holds."""
RECORDS = _words(
    "statement report letter email e-mail message post tweet memo interview speech article study survey poll document paper release "
    "note address briefing book analysis filing lawsuit indictment affidavit circular leaflet flyer pamphlet notice poster placard banner sign petition "
    "resolution memorandum manifesto bulletin advisory communique"
)
"""What speaks for whoever made it."""
TELLING_NOUNS = RECORDS | CONTENT_NOUNS
SAID = SAY | OPINE
NO_CONTENT = NOT_CONTENT | CONTENT_NOUNS
BELIEFS = _words("belief opinion view hope fear concern suspicion conviction theory confidence impression")
"""Of these, what is somebody's who has it."""
CONVICTIONS = _words("convinced certain sure confident adamant positive hopeful optimistic doubtful sceptical skeptical clear")
"""Whose that-clause is the word of who is so, or, of "clear", of who makes it so."""
VIEWS = _words("word view opinion account estimation eyes reading")
"""Of somebody: what follows is theirs."""
FIGURES = _words("figure information data record statistic estimate")
"""From whom they come, according to whom it is."""
SCENES = _words("scene area region ground spot site front field")
"""Whence reports come, and not from whom."""
MEANS = _words("telephone phone email e-mail mail letter post text video link videolink fax radio satellite")
"""By which, not by whom, something is said."""
NOBODY = _words("nothing nobody none")
MEASURES = _words(
    "procedure custom tradition need preference ability taste size age type merit formula norm criterion category level rank income weight"
)
"""What things are done or sorted according to; nobody says it."""
UTTER = _words(
    "make issue release publish repeat reiterate voice express present level file lodge give put post send deliver write sign offer "
    "sound raise bring"
)
"""Verbs whose subject says what the content noun in object position says."""

OUTLET_NOUNS = _words(
    "newspaper agency broadcaster magazine daily weekly tabloid network station channel outlet publication website site portal "
    "journal paper blog press media newswire wire gazette newsweekly broadsheet periodical programme"
)
"""Common nouns that call something a news outlet; "agency", "network", "site" and the like need "news" or another word of the trade beside them."""
NEED_TRADE = _words(
    "agency network station channel outlet site website portal service programme wire group paper press media weekly daily journal"
)
TRADE = _words(
    "news press television tv radio broadcasting media newspaper cable state-run government-run state-owned state satellite online"
)
OUTLET_NAMES = _words(
    "times news newspaper herald radio tv television gazette tribune telegraph chronicle newswire broadcasting examiner inquirer newsweek zeitung "
    "tidende nachrichten telegraaf"
)
"""Words of which one in a name of several words is enough."""
OUTLET_FIRST = _words("daily sunday radio tv")
AMBIGUOUS_NAMES = _words(
    "star globe mail standard review echo wire today press mirror observer guardian courier dispatch sentinel journal post weekly reporter bulletin "
    "monde presse independent express sun record magazine herald"
)
"""Words that other organisations bear too: they count as the last word of a name that follows "the"."""
COMPANY_ENDINGS = _words("ltd inc plc llc corp gmbh group company holdings union association council ministry")
