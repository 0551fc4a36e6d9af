"""Closed word lists: what English words do to the reality of what they govern. Lemmas, lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ---------------------------------------------------------------------------------------------- inside the clause
NEGATIVE_ADVERBS = _words("never nowhere hardly barely scarcely")
NEARLY = _words("nearly almost")
NEGATIVE_PRONOUNS = _words("nobody none nothing neither nor no-one noone")
NOT_A_NEGATION = _words("only just merely simply least necessarily")
"""After "not": "not only … but also", "not least"."""
SET_PHRASES = frozenset(
    (
        ("plead", "contest"),
        ("lose", "time"),
        ("waste", "time"),
        ("make", "secret"),
        ("make", "bones"),
        ("spare", "effort"),
        ("spare", "expense"),
    )
)
"""Verb and object whose "no" does not deny the verb: "pleaded no contest"."""
OBLIGATION_VERBS = _words("have need require oblige force compel bind obligate authorize authorise")
"""Not to be obliged, or authorised, to do something says nothing of whether one does it."""
DOUBTFUL_ADVERBS = _words(
    "possibly perhaps maybe probably likely presumably allegedly supposedly purportedly reportedly potentially conceivably seemingly "
    "hopefully"
)
FUTURE_AUXILIARIES = _words("will shall 'll wo sha")
CAN = _words("can ca")
POSSIBLE_AUXILIARIES = _words("could may might would 'd should must ought")
UNSURE_MARKS = _words("if unless whether lest provided providing assuming supposing")
TEMPORAL_MARKS = _words("before until till once after when whenever")

# ---------------------------------------------------------------------------------------------- verbs over a clause (or a gerund, an infinitive)
PLAN_VERBS = _words(
    "plan intend schedule expect aim hope hop want wish promise vow pledge agree order decide demand request ask urge offer propose "
    "seek prepare commit arrange set slate project anticipate recommend instruct command direct require need swear guarantee "
    "volunteer opt mean tell call invite encourage advise press push appeal beg implore look design determine resolve go await wait "
    "forecast predict tip persuade authorize authorise approve ready poise bind gear have warn target destine undertake contract "
    "remind earmark vote long yearn plot conspire campaign lobby move clear select pick tap shortlist"
)
"""Their infinitive or gerund lies ahead: "plan to", "ask X to", "is set to"."""
POSSIBLE_VERBS = _words(
    "try attempt threaten consider contemplate mull ponder weigh fear worry suspect assume suppose speculate imagine seem appear "
    "allege rumour rumor believe think struggle strive fight endeavour endeavor battle work afford risk debate discuss negotiate "
    "study explore suggest pretend dare compete bid doubt wonder hesitate understand presume deem envisage envision tend"
)
"""What they govern is tried, weighed or held possible; only for infinitives and gerunds (a that-clause after "believe" is a report)."""
ENABLING_VERBS = _words("allow permit enable let entitle empower free help_to license equip")
"""What they govern is made possible; it is as planned as they are."""
ENGAGING_VERBS = _words("hire appoint recruit enlist assign engage commission employ train send dispatch deploy")
"""Whom somebody takes on or sends is to do what their infinitive says, whoever their object is: "a guard hired to help", "was sent to investigate"."""
NEGATIVE_VERBS = _words(
    "refuse decline fail deny reject avoid refrain abstain prevent forget neglect omit avert thwart foil forbid ban prohibit bar "
    "deter dissuade stop_from keep_from discourage block preclude escape miss renounce forgo forswear disclaim eschew resist rule_out "
    "stop_short hold_off back_out withhold oppose discontinue"
)
"""What they govern did not happen (or is said not to have)."""
NEGATIVE_TO = _words("refuse decline fail deny reject neglect omit forget forbid prohibit renounce forswear disclaim")
"""Of these, those whose infinitive says what did not happen; behind the others it says what for."""
CHARGING = _words(
    "charge_with indict_for indict_on arrest_for detain_for hold_for question_over question_about investigate_for prosecute_for try_for "
    "sue_for want_for suspect_of implicate_in"
)
"""With a gerund or a bare noun: what somebody is charged with may be so."""
BLAMING = _words("blame_of blame_for")
"""With a gerund: what somebody is blamed for may not be their doing."""
CLEARING = _words("acquit_of clear_of exonerate_of absolve_of")
"""With a gerund or a bare noun: what somebody was cleared of is not so."""
CONVICTING = _words("convict_of sentence_for jail_for imprison_for fine_for punish_for discipline_for")
"""With a gerund or a bare noun: where nobody was convicted of it, it may be so all the same."""
REPORT_NEGATIVE = _words("deny disprove refute rebut")
"""With a that-clause: its content is denied."""
DOUBT_VERBS = _words(
    "doubt wonder question ask inquire enquire hope hop fear worry suspect assume suppose speculate expect imagine pray anticipate "
    "predict forecast envisage decide determine consider check examine investigate assess dispute wish pretend presume guess"
)
"""With a that- or whether-clause: its content is not settled."""
MANDATE_VERBS = _words("demand order insist propose request recommend urge require ask suggest decide agree advise stipulate")
"""With a that-clause in the subjunctive ("that he leave"): the content is wanted."""
FACTIVE_VERBS = _words("know realise realize regret notice remember forget discover learn recognise recognize see mind resent care ignore")
"""With a that-clause: their negation leaves its content true."""
THINKING = _words("think believe guess reckon figure feel understand gather bet")
"""Whose that-clause, where "I", "we" or "you" do so, is no more than that."""
ASPECTUAL_VERBS = _words("begin start continue resume keep stop cease finish end quit halt complete commence proceed")

# ---------------------------------------------------------------------------------------------- verbs over an event noun
PLAN_OBJECT = _words(
    "plan schedule expect intend want demand request ask urge propose offer seek order prepare promise vow pledge need await "
    "anticipate recommend require arrange prescribe contemplate threaten desire target set slate agree postpone defer reschedule "
    "authorize authorise envisage advocate call_for push_for press_for appeal_for prepare_for wait_for aim_at aim_for plan_for "
    "plan_on ask_for apply_for insist_on opt_for agree_on agree_to vote_on vote_for commit_to hope_for hop_for look_for look_to "
    "set_for slate_for schedule_for run_for stand_for pencil pencil_in pencil_for "
    "lobby_for campaign_for work_on work_towards work_toward head_for brace_for decide_on bid_for provide_for negotiate_for"
)
POSSIBLE_OBJECT = _words(
    "negotiate consider weigh mull discuss debate fear risk suspect allege suggest predict forecast try attempt believe explore study "
    "dread doubt talk_about warn_of warn_against warn_about think_of think_about dream_of hint_at speculate_about speculate_on "
    "worry_about discuss_about accuse_of suspect_of protect_from protect_against shield_from guard_against thwart foil"
)
NEGATIVE_OBJECT = _words(
    "cancel reject deny avoid prevent avert refuse decline oppose lack abandon scrap forgo forswear miss shun veto ban "
    "forbid prohibit preclude rule_out call_off refrain_from abstain_from stop_short block eschew renounce stave_off "
    "head_off ward_off disclaim exclude skip decide_against opt_against"
)
STAYING_AWAY = _words("miss skip shun")
"""Whoever does so to a meeting that is known was not there, but it was held."""
ENDING_PLANS = _words("kill scuttle scupper nix")
UNDERTAKINGS = _words(
    "deal agreement merger takeover sale purchase acquisition treaty accord pact trip visit tour investment contract launch"
)
"""Objects of which these say that nothing came: "the deal was killed"."""
CLOSED_OR_NOT = _words("merger takeover sale purchase acquisition buyout")
"""Where these collapse they never came: "the takeover collapsed" (but talks that collapse were held)."""
TRAVELLING = _words("fly travel arrive come go return head leave depart journey sail")
CONTENT_NOUNS = _words(
    "proposal demand offer plan request claim accusation allegation report charge idea suggestion call bid appeal statement rumor "
    "rumour notion assertion invitation motion petition criticism complaint resolution amendment warning threat ultimatum application "
    "question argument term condition assumption"
)
"""They exist even when they are rejected or denied: "denied the accusation", "rejected the offer"."""
OCCURRENCE_VERBS = _words(
    "be take happen occur begin start end continue resume open close come follow last break erupt go materialise materialize ensue "
    "emerge exist result commence proceed succeed recur arise conclude remain hold have give make conduct launch stage mount carry "
    "reach sign strike commit attend join participate perform achieve get see secure enter undertake pay convene organize organise "
    "host lead experience suffer sustain face receive undergo involve cause trigger provoke spark produce bring step intensify "
    "escalate renew increase expand widen extend find win file do deliver impose announce report agree order execute show"
)
"""Their negation and modality are the event noun's own: "talks did not take place", "no deal was reached", "will hold talks"."""
COMMENT_VERBS = _words(
    "condemn criticise criticize praise denounce mark commemorate mourn welcome blame describe investigate examine recall remember "
    "regret protest follow survive respond discuss mention know explain cite discover reveal confirm repeat halt stop end cease "
    "review avenge punish use exploit justify understand judge celebrate deplore hail address recognise recognize acknowledge notice "
    "study lament change alter modify revise amend adjust return heed answer honour honor"
)
"""The event that is their object is there before: what they will or did not do leaves it as it is."""

# ---------------------------------------------------------------------------------------------- nouns over a clause or an event noun
PLAN_NOUNS = _words(
    "plan intention intent decision agreement promise pledge vow commitment proposal offer demand request call bid order deadline "
    "schedule preparation appeal aim goal objective purpose desire wish need mandate obligation duty invitation deal contract mission "
    "blueprint roadmap initiative willingness readiness ultimatum instruction instructions negotiation talk talks resolution push "
    "drive measure measures scheme programme program strategy move step eagerness determination timetable candidate advice "
    "recommendation application expectation effort"
)
POSSIBLE_NOUNS = _words(
    "possibility threat fear risk prospect hope chance likelihood danger worry concern suspicion allegation accusation attempt "
    "probability option ability opportunity right permission capacity power potential idea speculation rumor rumour suggestion "
    "question doubt charge warning effort alternative scenario spectre specter case way means consideration dream temptation forecast "
    "pretext candidacy assumption uncertainty freedom consent ban prohibition unwillingness reluctance"
)
NEGATIVE_NOUNS = _words(
    "lack absence cancellation refusal denial rejection inability prevention avoidance failure_to failure_in "
    "abandonment nonappearance"
)
CHARGES = _words("charge allegation accusation claim suspicion rumor rumour fear")
"""Nouns whose content may follow without "that"."""
GENERAL_NOUNS = _words("cost price benefit advantage importance value process practice way method means art idea habit tradition point business task job")
"""With "of" and a gerund: what doing so costs or brings, whether or not anybody does."""
OPEN_NOUNS = _words("investigation_for investigation_into inquiry_about inquiry_into talk_about question_about discussion_about interest_in")
"""With a gerund: what is asked or talked about may not have been done: "under investigation for bribing somebody", "inquiries about selling the house"."""
CARRIERS = _words(
    "round series session wave day start end beginning conclusion continuation opening resumption outbreak phase stage set string "
    "spate bout number kind form type sort hour hours days weeks act course outcome result topic date place site part lot member "
    "group week half month escalation expansion extension"
)
"""They share the fate of the event noun after "of": "a second round of talks is planned"."""
KNOWING = _words("information record knowledge news word trace mention memory")
"""Under "no": likewise, of what is not known already ("no record of a meeting")."""
SOURCES_OF_DOUBT = _words("evidence proof sign indication hint suggestion report confirmation")
"""Under "no": what follows is open, not denied ("no evidence of an attack")."""

PLAIN_HEADS = _words(
    "agreement deal contract order call measure measures drive move mission decision charge case way means power right need step "
    "talk warning option effort capacity ability danger risk programme program question resolution"
)
"""As heads of a compound these leave the first noun real or say nothing ("murder case", "rescue mission", "ceasefire agreement")."""
HAPPENING = _words(
    "take happen occur begin start resume commence proceed materialise materialize ensue emerge exist result go be recur arise "
    "open hold"
)
"""Whose state is also their subject's, known or not: "the talks did not take place"."""

# ---------------------------------------------------------------------------------------------- adjectives
PLAN_ADJECTIVES = _words(
    "planned scheduled upcoming forthcoming proposed imminent impending due future prospective expected intended ready willing "
    "prepared set poised keen eager determined certain sure bound slated coming next anxious desperate committed looming would-be "
    "required requested promised pending pledged impatient supposed inevitable foreseeable mandatory obliged tasked desired postponed "
    "delayed envisaged about intent bent"
)
POSSIBLE_ADJECTIVES = _words(
    "possible likely unlikely potential foiled thwarted alleged suspected feared probable threatened attempted apparent hypothetical conceivable "
    "purported supposed reported rumoured rumored anticipated unclear uncertain unsure doubtful reluctant unwilling afraid capable free "
    "difficult hard easy necessary important vital essential crucial desirable optional eligible conditional unconfirmed presumed "
    "theoretical imagined plausible tough better good useful worth"
)
PREDICATIVE = _words("certain sure set due ready keen about")
"""They speak of the future only as predicates: "a certain man", "a set of talks"."""
ABLE = _words("able")
NEGATIVE_ADJECTIVES = _words(
    "unable impossible cancelled canceled averted abortive aborted nonexistent non-existent scrapped "
    "abandoned powerless imaginary fake"
)
SAID_TO_BE = _words("report claim talk speculation rumour rumor allegation accusation charge story news statement alarm suggestion assertion")
"""Nouns whose content is not so where they are called false."""
UNTRUE = _words("untrue false incorrect inaccurate unfounded baseless groundless fabricated fictitious bogus")
"""Of a that-clause: it is not so."""
TRUE = _words("true correct right accurate")
"""Of a that-clause: it is so, or with a negation it is not."""
FACTIVE_ADJECTIVES = _words(
    "happy glad sorry sad surprised proud pleased delighted shocked lucky quick slow first last responsible guilty known aware"
)
AHEAD = _words("tomorrow next coming upcoming forthcoming")

# ---------------------------------------------------------------------------------------------- prepositions
WITHOUT = _words("without instead minus lacking")
BACKWARD_PREPOSITIONS = _words(
    "after following since despite because over against from amid amidst about during by due upon than as before ahead until through like from"
)
