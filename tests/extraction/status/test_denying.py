"""A denial is told of one event; what is negated in any other way is left open."""

import pytest
from spacy.language import Language

from kg.extraction.parse.parsed import plain
from kg.extraction.parse.repairs import mended
from kg.extraction.status import status_of

OPEN = (
    # Advice, rules, habits, conditions.
    ('"Do not open the gate tonight," the guard said.', "open"),
    ("Again: run, don't drive, to the shelter.", "drive"),
    ("Waste that does not meet the rules will be returned.", "meet"),
    ("The firm does not sell boats.", "sell"),
    ("Language lessons do not pay much heed to grammar.", "pay"),
    ("The bank will close if the firm can not negotiate with its owners.", "negotiate"),
    ("You can't replace that.", "replace"),
    ("Nothing in the law requires that a firm pay.", "requires"),
    ("The offer is not intended for shops.", "intended"),
    ("The families asked that the names not be released.", "released"),
    ("The club has a policy of not commenting on talks.", "commenting"),
    ("Why did Reyes not leave the town?", "leave"),
    ("When guests couldn't pay, she didn't charge them.", "charge"),
    # Whoever it may be.
    ("Reyes looks for people who don't agree on everything.", "agree"),
    ("Patients who have not paid the fee are sent home.", "paid"),
    ("They looked for a coach who hasn't won a title.", "won"),
    ("Anyone who has not made an appointment should call us.", "appointment"),
    ("A guard does not have a gun.", "have"),
    # Another word of the clause, or another verb.
    ("I didn't come to Oslo to sing.", "come"),
    ("Reyes is not registered to lobby in Norland.", "lobby"),
    ("The fire was not caused by a lamp.", "caused"),
    ("The minister did not blindly follow her party.", "follow"),
    ("The governor has not been treated fairly.", "treated"),
    ("No firm has offered a contract longer than eight years.", "offered"),
    ("Reyes is not believed to have resigned.", "believed"),
    ("I have never seen him cry like that.", "cry"),
    ("The army has failed to reach the coast just six times.", "reach"),
    ("The ministers refused to attend unless they were paid.", "attend"),
    ("He flexed his arms, too, so as to remind them of the fight.", "remind"),
    ("The song was never released as a single.", "released"),
    ("Reyes did not leave Norland this way.", "leave"),
    ("Nobody has ever attacked her.", "attacked"),
    ("Reyes has not fought a champion in several years.", "fought"),
    ("Reyes was unwilling to fight Lund.", "fight"),
    ("The ministers mostly did not vote on Monday.", "vote"),
    ("Aside from one late goal, Norland failed to attack.", "attack"),
    ("Reyes declined to comment on the trial, other than to thank her lawyers.", "comment"),
    ("The film was not shown worldwide.", "shown"),
    ("The page was either not loading or loading slowly.", "loading"),
    ("She refused to serve until the court called her Mrs Reyes.", "serve"),
    # Nouns that are denied to be of a kind, or that are there.
    ("It was not a reckless decision.", "decision"),
    ("The shooting was not a part of the plan.", "plan"),
    ("The move does not affect plans to buy ships.", "plans"),
    ("Their offer was never made public.", "offer"),
    ("He wasn't a match for Maria Berg.", "match"),
    ("You can't call it arson yet.", "arson"),
    ("We don't claim this to be a conspiracy.", "conspiracy"),
    ("A fair election was impossible.", "election"),
    # Beside what was not done.
    ("The aim is to keep the ships moving without delay.", "delay"),
    ("In Norland barely a week goes by without a protest.", "protest"),
    ("Any use of the pictures without an agreement is forbidden.", "agreement"),
    ("Instead of driving to Oslo, people will be able to take a train.", "driving"),
    ("Without intending to, she started a fashion.", "intending"),
    ("Norland will send letters in place of official talks.", "talks"),
    ("The force was too small to withstand an attack.", "attack"),
    # What is opposed or complained of may yet be done.
    ("The residents opposed changes to the plan.", "changes"),
    ("A refusal to adopt the treaty means war.", "adopt"),
    ("Shopkeepers have accused the guards of failing to protect them.", "protect"),
)
DENIED = (
    ("Reyes did not open the gate.", "open"),
    ("She has not yet met the minister.", "met"),
    ("The gate was not opened.", "opened"),
    ("Norland is not selling the ships.", "selling"),
    ("Reyes does not want to leave.", "want"),
    ("She does not believe the report.", "believe"),
    ("They have no training.", "have"),
    ("Reyes no longer leads the party.", "leads"),
    ("Reyes is not charged with theft.", "charged"),
    ("Nobody was hurt.", "hurt"),
    ("No injuries were reported.", "injuries"),
    ("There was no protest in Oslo.", "protest"),
    ("There are no plans for a bridge.", "plans"),
    ("Norland made no statement on the case.", "statement"),
    ("She was not taken into custody.", "custody"),
    ("The party announced no new ships.", "announced"),
    ("The army was not able to reach the town.", "reach"),
    ("Reyes was unable to open the door.", "open"),
    ("Reyes could not open the door.", "open"),
    ("Police declined to say if anybody had moved.", "say"),
    ("He declined to comment on the lawsuit.", "comment"),
    ("The committee failed to arrive at a decision.", "arrive"),
    ("He was arrested without incident.", "incident"),
    ("She left the town without signing the treaty.", "signing"),
    ("Instead of leaving, Reyes signed the treaty.", "leaving"),
    ("The people were able to escape without injury.", "injury"),
    ("The firm has yet to make an offer.", "offer"),
    ("Norland's refusal to ratify the treaty angered Kenya.", "ratify"),
    ("She regretted not accepting the offer.", "accepting"),
    ("The driver, who did not stop, fled.", "stop"),
    ("The company did not immediately respond.", "respond"),
    ("The minister denied that troops had crossed the border.", "crossed"),
    ("Norland cancelled the meeting.", "meeting"),
    ("The deal fell through.", "deal"),
    ("The guests did not stay until the end.", "stay"),
    ("John Berg has not been named as a suspect.", "named"),
)


@pytest.mark.model
@pytest.mark.parametrize(("text", "word"), OPEN)
def test_what_is_told_of_no_one_event_is_neither_denied_nor_a_fact(nlp: Language, text: str, word: str) -> None:
    mood = status_of(next(token for token in plain(nlp(text)) if token.text == word))
    assert mood.modality != "Actual"


@pytest.mark.model
@pytest.mark.parametrize(("text", "word"), DENIED)
def test_what_did_not_take_place_is_denied(nlp: Language, text: str, word: str) -> None:
    mood = status_of(next(token for token in plain(nlp(text)) if token.text == word))
    assert (mood.polarity, mood.modality) == ("Denied", "Actual")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Flying without support, the crew reached Oslo.", "Flying"),
        ("Guards prevented the protest from reaching the port.", "protest"),
        ("Instead of reading their report, Reyes left.", "report"),
    ],
)
def test_what_stands_beside_it_is_not_denied(nlp: Language, text: str, word: str) -> None:
    assert status_of(next(token for token in plain(nlp(text)) if token.text == word)).polarity == "Affirmed"


@pytest.mark.model
@pytest.mark.parametrize("text", ["Norland cannot open the gate.", "The firm can't open the gate."])
def test_what_cannot_be_is_possibly_not_so(nlp: Language, text: str) -> None:
    mood = status_of(next(token for token in plain(nlp(text)) if token.text == "open"))
    assert (mood.polarity, mood.modality) == ("Denied", "Possible")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Reyes called false a report that she had been dismissed.", "Denied"),
        ("Reyes described a report in the Norland Gazette that she had been dismissed as false.", "Denied"),
        ("Her manager, John Berg, described a story in the Daily News that he had been dismissed as false.", "Denied"),
        ("Reyes described a report that she had been dismissed for false bills.", "Affirmed"),
        ("Reyes did not call false a report that she had been dismissed.", "Affirmed"),
    ],
)
def test_a_report_called_false_is_denied(nlp: Language, text: str, polarity: str) -> None:
    mood = status_of(next(token for token in plain(mended(nlp(text))) if token.text == "dismissed"))
    assert mood.polarity == polarity
