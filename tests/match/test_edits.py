"""One invented case for each class of difference: what an honest editor does, and what changes words."""

from __future__ import annotations

import pytest

from verify.match.align import Alignment, Step
from verify.match.differences import Context
from verify.match.edits import explain_alignment
from verify.match.overlay import Compared
from verify.match.page_index import PageIndex
from verify.match.page_text import PageText
from verify.match.quotation import read_quotation
from verify.model.verdict import Difference, Match, MatchKind
from verify.text.fold import find_words, fold

FRAME = "The council of Lindale met for six hours in the customs house. "


def compared(page: str, quotation: str) -> Match:
    found = PageIndex([f"{FRAME}{page} {FRAME}"]).find(quotation)
    assert found
    return found[0]


HARMLESS = [
    (Difference.SPACING, "The finan-\ncial plan was never shown to us.", "The financial plan was never shown to us."),
    (Difference.SPELLING, "The colour of the harbour changed.", "The color of the harbor changed."),
    (Difference.NUMBER_FORMAT, "Six of the ten ships were lost there.", "6 of the 10 ships were lost there."),
    (Difference.NUMBER_FORMAT, "It rose 5% in the spring, we fear.", "It rose 5 percent in the spring, we fear."),
    (Difference.NUMBER_FORMAT, "Two dozen men were lost in the storm.", "24 men were lost in the storm."),
    (Difference.NUMBER_FORMAT, "It cost half a million in the end, we hear.", "It cost 500,000 in the end, we hear."),
    (Difference.NUMBER_FORMAT, "It cost 3 lakh in the end, we hear.", "It cost 300,000 in the end, we hear."),
    (Difference.NUMBER_FORMAT, "It cost two and a half million, we hear.", "It cost 2.5 million, we hear."),
    (
        Difference.NUMBER_FORMAT,
        "We lost eleven hundred and eighty-seven jobs when the mill was closed.",
        "We lost 1,187 jobs when the mill was closed.",
    ),
    (Difference.NUMBER_FORMAT, "They lost 10-12 boats in the storm.", "They lost 10 to 12 boats in the storm."),
    (Difference.NUMBER_FORMAT, "They lost 10 to 12 boats in the storm.", "They lost 10–12 boats in the storm."),
    (Difference.NUMBER_FORMAT, "The twenty-first boat never came back.", "The 21st boat never came back."),
    (Difference.NUMBER_FORMAT, "A dozen boats never came back to us.", "12 boats never came back to us."),
    (Difference.CONTRACTION, "I do not know what they were thinking.", "I don't know what they were thinking."),
    (Difference.ARTICLE, "He said that the pumps had failed twice.", "He said the pumps had failed twice."),
    (Difference.TYPO, "They received no answer from the office.", "They recieved no answer from the office."),
    (Difference.TYPO, "They recieved no answer from the office.", "They received no answer from the office."),
    (Difference.TYPO, "It occured at the crossing near the mill.", "It occurred at the crossing near the mill."),
    (Difference.BRACKET, "They are good people, badly treated.", "They [the miners] are good people, badly treated."),
    (Difference.BRACKET, "We walk home after every shift here.", "We walk[ed] home after every shift here."),
    (Difference.ELLIPSIS, "We must, however, be honest about the risks.", "We must … be honest about the risks."),
    (Difference.ATTRIBUTION, "“We will go,” she said. “They will not.”", "We will go. They will not."),
    (Difference.MASKED, "This is a fucking disgrace and all know it.", "This is a f*cking disgrace and all know it."),
    (Difference.MASKED, "This is a f***ing disgrace and all know it.", "This is a fucking disgrace and all know it."),
    (Difference.MASKED, "That sh*t has gone on for too long here.", "That shit has gone on for too long here."),
    (Difference.MASKED, "All of it is plain bullshit, I tell you.", "All of it is plain bulls***, I tell you."),
    (Difference.SPELLING, "The cafe on the corner was closed then.", "The café on the corner was closed then."),
    (Difference.MASKED, "What a fucking mess they left us there.", "What a f—ing mess they left us there."),
    (Difference.MASKED, "What a f--ing mess they left us there.", "What a fucking mess they left us there."),
    (
        Difference.SPELLING,
        "No. 7 has paid for the new pumps, all of them.",
        "Number 7 has paid for the new pumps, all of them.",
    ),
    (Difference.ELLIPSIS, "The board that day closed the plant in Halm.", "The board … closed the plant in Halm."),
    (Difference.ELLIPSIS, "The man who left when it rained lost his boat.", "The man … lost his boat."),
    (Difference.ELLIPSIS, "We met because of the flood and closed the plant.", "We met … closed the plant."),
    (
        Difference.ELLIPSIS,
        "It was held in Halm and when the board asked Marsh he left.",
        "It … asked Marsh he left.",
    ),
    (Difference.SPELLING, "I told Doctor Marsh to look at the pumps.", "I told Dr. Marsh to look at the pumps."),
    (
        Difference.SPELLING,
        "The shop on Mill St. is shut for good now.",
        "The shop on Mill Street is shut for good now.",
    ),
    (Difference.SPELLING, "I'll tell ya what the miners think of it.", "I'll tell you what the miners think of it."),
    (Difference.SPELLING, "They are diggin' below the town at night.", "They are digging below the town at night."),
    (
        Difference.CONTRACTION,
        "We left ’cause the pumps had failed twice.",
        "We left because the pumps had failed twice.",
    ),
    (
        Difference.NUMBER_FORMAT,
        "The mine shuts on 4 October, they tell us.",
        "The mine shuts on October 4, they tell us.",
    ),
    (Difference.NUMBER_FORMAT, "We heard of it on 4 October.", "We heard of it on October 4."),
    (
        Difference.NUMBER_FORMAT,
        "October 4 is when the mine will shut.",
        "The 4th of October is when the mine will shut.",
    ),
]
MATERIAL = [
    (Difference.NUMBER, "The mine shuts on 4 October, they tell us.", "The mine shuts on October 5, they tell us."),
    (Difference.DATE, "The mine shuts on 4 October, they tell us.", "The mine shuts on November 4, they tell us."),
    (Difference.NAME, "Tom Brand has never seen the pit from below.", "[Rhea Voss] has never seen the pit from below."),
    (Difference.NAME, "We never saw Tom Brand down in the pit.", "We never saw [Rhea Voss] down in the pit."),
    (Difference.NAME, "I have never trusted a word of Tom Brand.", "I have never trusted a word of [Rhea Voss]."),
    (Difference.NEGATION, "They agreed to open the pit again in May.", "They [refused] to open the pit again in May."),
    (
        Difference.NEGATION,
        "We will open the pit again in the spring.",
        "We will [not] open the pit again in the spring.",
    ),
    (Difference.NEGATION, "The miners are happy with the new pumps.", "The miners are [un]happy with the new pumps."),
    (Difference.NEGATION, "We will never sell the port to anybody.", "We will sell the port to anybody."),
    (Difference.NEGATION, "Wir werden die Steuern nicht erhöhen, nie.", "Wir werden die Steuern erhöhen, nie."),
    (Difference.NUMBER, "We need 340 boats by the end of summer.", "We need 430 boats by the end of summer."),
    (Difference.NUMBER, "They lost two dozen boats in the storm.", "They lost two boats in the storm."),
    (Difference.NUMBER, "They lost two dozen boats in the storm.", "They lost 12 boats in the storm."),
    (Difference.NUMBER, "They lost 10 to 12 boats in the storm.", "They lost 10 to 20 boats in the storm."),
    (Difference.NUMBER, "He said a million people would come there.", "He said millions people would come there."),
    (Difference.QUANTIFIER, "He had a few hundred boats in the bay.", "He had several hundred boats in the bay."),
    (Difference.NUMBER, "It fell to -14 degrees on the plateau.", "It fell to 14 degrees on the plateau."),
    (Difference.DATE, "The deal was signed on Tuesday at noon.", "The deal was signed on Thursday at noon."),
    (Difference.UNIT, "They will leave within six months of it.", "They will leave within six weeks of it."),
    (Difference.NAME, "She told Anders Holm that it was over.", "She told Anders Berg that it was over."),
    (Difference.PRONOUN, "I believe he took the money from them.", "I believe she took the money from them."),
    (Difference.MODAL, "He should resign before the board votes.", "He must resign before the board votes."),
    (Difference.HEDGE, "They allegedly burned the files in the yard.", "They burned the files in the yard."),
    (
        Difference.QUANTIFIER,
        "All members voted for a strike that night.",
        "Some members voted for a strike that night.",
    ),
    (Difference.TENSE, "The board is afraid of the people here.", "The board was afraid of the people here."),
    (Difference.WORD, "The tax will hit the poorest families.", "The tax will hit the richest families."),
    (Difference.INSERTION, "The plan to move the school is dead.", "The secret plan to move the school is dead."),
    (Difference.HEDGE, "The alleged robber fled to the woods.", "The robber fled to the woods."),
    (Difference.OMISSION, "The brother of the mayor ordered the raid.", "The brother ordered the raid."),
    (
        Difference.ORDER,
        "In May rebels shelled soldiers near the town.",
        "In May soldiers shelled rebels near the town.",
    ),
    (Difference.NEGATION, "We may not go before the vote is over.", "We may … go before the vote is over."),
    (Difference.NEGATION, "She denied that the crew had met him.", "She … the crew had met him."),
    (
        Difference.NEGATION,
        "We are afraid of the people in this hall.",
        "We are [not] afraid of the people in this hall.",
    ),
    (
        Difference.QUANTIFIER,
        "The law shields our boats from the tax.",
        "The law shields [only] our boats from the tax.",
    ),
    (Difference.MODAL, "They might even shut the plant in June.", "They … shut the plant in June."),
    (Difference.CUT, "We claimed to have paid the crew in cash.", "We … paid the crew in cash."),
    (Difference.CUT, "We were told to shut the plant in June.", "We … shut the plant in June."),
    (Difference.CUT, "I was ill when Karl Voss was charged with theft.", "I was … charged with theft."),
    (Difference.CUT, "The board learned that a clerk burned the files.", "The board … burned the files."),
    (Difference.CUT, "We felt it would be unfair to shut the plant.", "We felt … to shut the plant."),
    (Difference.MODAL, "They leave the harbour in the spring.", "They [may] leave the harbour in the spring."),
    (Difference.MODAL, "They might leave the harbour in May.", "They [will] leave the harbour in May."),
    (Difference.MODAL, "They might leave the harbour in May.", "They [leave] the harbour in May."),
    (Difference.HEDGE, "We paid the crew in cash that summer.", "We [allegedly] paid the crew in cash that summer."),
]


@pytest.mark.parametrize(("difference", "page", "quotation"), HARMLESS)
def test_an_honest_edit_is_named_and_stays_good(difference: Difference, page: str, quotation: str) -> None:
    match = compared(page, quotation)

    assert match.kind is not MatchKind.ALTERED
    assert difference in {edit.difference for edit in match.edits}


@pytest.mark.parametrize(("difference", "page", "quotation"), MATERIAL)
def test_a_changed_word_is_named_and_altered(difference: Difference, page: str, quotation: str) -> None:
    match = compared(page, quotation)

    assert match.kind is MatchKind.ALTERED
    assert difference in {edit.difference for edit in match.edits if edit.material}


@pytest.mark.parametrize(
    ("page", "quotation"),
    [
        ("Officer Smyth had destroyed the tapes himself.", "Officer Smith had destroyed the tapes himself."),
        ("We met Jonhson at the old brewery that night.", "We met Johnson at the old brewery that night."),
        ("We met Johnson at the old brewery that night.", "We met Jonhson at the old brewery that night."),
        ("The trial of the captain ended in the spring.", "The trail of the captain ended in the spring."),
        ("We need 1,340 boats by the end of summer.", "We need 1,430 boats by the end of summer."),
        ("The clinics are underserved by the new board.", "The clinics are undeserved by the new board."),
    ],
)
def test_names_numbers_and_other_words_are_no_slips(page: str, quotation: str) -> None:
    assert compared(page, quotation).kind is MatchKind.ALTERED


def test_words_in_other_places_are_called_order_and_say_so() -> None:
    match = compared("The bank lent the city money for the tram.", "The city lent the bank money for the tram.")

    assert {edit.difference for edit in match.edits if edit.material} == {Difference.ORDER}
    assert all("another place" in edit.note for edit in match.edits if edit.material and edit.page)


def test_swapped_numbers_stay_numbers() -> None:
    match = compared("The cost fell from 90 to 60 million here.", "The cost fell from 60 to 90 million here.")

    assert {edit.difference for edit in match.edits if edit.material} == {Difference.NUMBER}


@pytest.mark.parametrize(
    "quotation",
    ["We don’t want a fight with them", "WE DON'T WANT A FIGHT WITH THEM", "we donâ€™t want a fight with them"],
)
def test_marks_capitals_and_broken_encoding_are_only_dress(quotation: str) -> None:
    assert compared("We don't want a fight with them here.", quotation).kind is MatchKind.NORMALISED


@pytest.mark.parametrize(
    ("page", "quotation"),
    [
        ("He has never seen the pit from below.", "[Tom Brand] has never seen the pit from below."),
        ("Brand has never seen the pit from below.", "[Tom] Brand has never seen the pit from below."),
        ("We told Tom what the pit is like.", "We told [Mayor Tom Brand] what the pit is like."),
        ("We told Tom what the pit is like. Tom Brand left.", "We told [Brand] what the pit is like."),
        ("We told Tom Brand what the pit is like.", "We told [the mayor] what the pit is like."),
        (
            "We told the ILO what the pit is like.",
            "We told the [International Labour Organization] what the pit is like.",
        ),
        ("They will leave the harbour in May.", "They [would] leave the harbour in May."),
        ("They was promised new pumps in the spring.", "They [were] promised new pumps in the spring."),
    ],
)
def test_a_bracket_that_says_who_or_what_is_meant_is_a_clarification(page: str, quotation: str) -> None:
    assert compared(page, quotation).kind is MatchKind.BRACKETED


def test_differences_of_a_place_that_lacks_too_many_words_are_not_worked_out() -> None:
    quotation, text = read_quotation("The old pumps failed twice in June"), "The new ships sank once in May"
    codes = {word: chr(number) for number, word in enumerate(find_words(fold(f"{text} {quotation.text}").text), 1)}
    page = PageText(text, codes.__getitem__)
    whole = Alignment((Step(0, 7, 0, 7, equal=False),))
    over = Compared(quotation, page, Context(is_known=codes.__contains__))

    assert explain_alignment(whole, over, fewest=3) is None
    assert explain_alignment(whole, over, fewest=2) is not None
