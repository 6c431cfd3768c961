"""Each rule on how a text gives words: its own example, and a text beside it that means no such thing."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.model.attested import Attested
from verify.model.draft import Block, BlockKind
from verify.model.page import Reviewed
from verify.model.span import Span
from verify.speech.attestation_rules import RULES, AttestationRule
from verify.speech.attested import Attestation, Attestations
from verify.speech.frames import QUESTION, FrameRule, frame_before, frame_behind, is_others_opinion
from verify.speech.frames import RULES as FRAMES
from verify.speech.shapes import Classed, Shape, shapes
from verify.speech.utterances import utterances_of

WORDS = "The night trains should stop at the border"
REVIEW = Reviewed(claim=f"Ana Reyes said “{WORDS}”", claimed_by="a post", rating="False", holds=False)

# Texts that come near to a rule and are none of its kind; “X” are words that were truly said there.
BESIDE = {
    "below_disputed_heading": "# Disputed territory\n\nAna Reyes said: “X.”",
    "withdrawn_by_note": "Correction: An earlier version gave the wrong date. Ana Reyes said: “X.”",
    "taken_back": "Ana Reyes refused to withdraw her claim that “X”.",
    "another_said_it": "It was not only the pilot but Ana Reyes who said “X”.",
    "denied_before": "Ana Reyes never tires of saying “X.”",
    "denied_beside": "“X,” said Ana Reyes, who never said why.",
    "denied_behind": "Ana Reyes said: “X.” She never said it would be easy.",
    "asked_whether": "Did Ana Reyes say “X”? Yes, she did.",
    "unclear_whether": "Ana Reyes said “X.” It is unclear whether others agree.",
    "claimed_by_post": "A post by Ana Reyes says “X.” The claim is false.",
    "reviewed_false": "# Another claim\n\nAna Reyes said: “The bridge will be late and it will cost more.”",
    "found_false": "# Fact check: Can the island be reached?\n\nAna Reyes said: “X.”\n\nVerdict: False",
    "unfound_behind": "Ana Reyes said: “X.” The figure could not be verified.",
    "imagined": "Asked what she would do if she lost, Ana Reyes said: “X.”",
    "only_would": "Ana Reyes would later say “X”.",
    "only_wanted": "It was brave for Ana Reyes to say “X”.",
    "by_a_figure": "In her own novel way, Ana Reyes said “X”.",
    "hearsay_not_so": "Ana Reyes was quoted as saying “X.” That is the third warning this week.",
    "asked_about": "Asked about the bridge, Ana Reyes said “X.”",
    "not_vouched_for": "Ana Reyes, who was not on the list, did not stay long but said “X.”",
    "in_other_words": "Ana Reyes said it in plain words: “X.”",
    "fiction": "# Short story prize goes to Ana Reyes\n\n“X,” said Ana Reyes.",
}


def blocks_of(text: str, levels: dict[str, int]) -> tuple[Block, ...]:
    """A block for each paragraph; those that *levels* names are headings."""
    blocks, at = [], 0
    for words in text.split("\n\n"):
        kind = BlockKind.HEADING if words in levels else BlockKind.PARAGRAPH
        blocks.append(Block(kind=kind, span=Span(at, at + len(words)), level=levels.get(words, 0)))
        at += len(words) + 2
    return tuple(blocks)


def given_in(example: str, *reviews: Reviewed) -> Attestation:
    """How a text gives the words in its marks; a first line that begins with # is its heading."""
    text = example.replace("X", WORDS).removeprefix("# ")
    blocks = blocks_of(text, {text.split("\n")[0]: 2} if example.startswith("# ") else {})
    utterance = utterances_of(text, blocks)[0]
    return Attestations(text, blocks, reviews=reviews).at(utterance.parts, utterance, given=False, speaker="reyes")


def reviews_for(name: str) -> tuple[Reviewed, ...]:
    return (REVIEW,) if name == "reviewed_false" else ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_fits_its_own_example(rule: AttestationRule) -> None:
    found = given_in(rule.example, *reviews_for(rule.name))

    assert (found.rule, found.attested) == (rule.name, rule.attested)
    assert found.frame


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_only_comes_near_to_a_rule_is_said(rule: AttestationRule) -> None:
    assert given_in(BESIDE[rule.name], *reviews_for(rule.name)).attested is Attested.SAID


@pytest.mark.parametrize(
    ("before", "attested"),
    [
        ("Ana Reyes refused to say", Attested.DENIED),
        ("Ana Reyes stopped short of saying", Attested.DENIED),
        ("Ana Reyes refused to comment:", Attested.SAID),
        ("On stage an actor playing Ana Reyes said", Attested.IMAGINED),
    ],
)
def test_what_somebody_refused_to_say_or_an_actor_said_was_not_said(before: str, attested: Attested) -> None:
    assert given_in(f"{before} “X.”").attested is attested


@pytest.mark.parametrize(
    "before",
    [
        "Ana Reyes would only say",
        "Ana Reyes would not say more than",
        "Ana Reyes did not say anything beyond",
        "Ana Reyes has never said anything other than",
    ],
)
def test_whoever_would_say_no_more_said_so_much(before: str) -> None:
    assert given_in(f"{before} “X.”").attested is Attested.SAID


def test_a_claim_that_its_speaker_truly_made_is_said_however_it_is_rated() -> None:
    own = replace(REVIEW, claim=f"Says {WORDS}", claimed_by="Ana Reyes")

    assert given_in("Ana Reyes told the hall: “X.”", own).attested is Attested.SAID
    assert given_in("Ana Reyes told the hall: “X.”", REVIEW).attested is Attested.DOUBTED


def test_a_correction_takes_back_the_words_it_names_and_gives_the_others() -> None:
    text = f"Correction: Ana Reyes said “The bridge will be late this year,” not “{WORDS}.”"
    right, wrong = utterances_of(text)
    given = Attestations(text)

    assert given.at(right.parts, right, given=False).attested is Attested.SAID
    assert given.at(wrong.parts, wrong, given=False).attested is Attested.WITHDRAWN


def test_a_heading_governs_those_below_it_until_one_of_its_own_level() -> None:
    text = "Misattributed\n\nOn the island\n\n“One is here.”\n\nSourced\n\n“Two is there.”"
    blocks = blocks_of(text, {"Misattributed": 2, "On the island": 3, "Sourced": 2})
    first, second = utterances_of(text, blocks)
    given = Attestations(text, blocks)

    assert given.at(first.parts, first, given=False).attested is Attested.DENIED
    assert given.at(second.parts, second, given=False).attested is Attested.SAID


@pytest.mark.parametrize(
    ("text", "attested"),
    [
        ("Ana Reyes said on Monday that the paint came from the wrong depot. “Oh,” said Bo Lind.", Attested.REPORTED),
        ("Ana Reyes spoke on Monday. The paint came from the wrong depot. “Oh,” said Bo Lind.", Attested.WRITER),
        ("Reyes: The paint came from the wrong depot", Attested.SAID),
        ("I thank you all. The paint came from the wrong depot. We will mend it, and I mean it.", Attested.SAID),
        ("And I say to you the paint came from the wrong depot, and we pay.", Attested.SAID),
        ("Welding began in May. The paint came from the wrong depot. It rained.", Attested.SAID),
    ],
)
def test_words_without_marks_are_a_writers_only_where_a_writer_clearly_tells(text: str, attested: Attested) -> None:
    start = text.lower().index("the paint")
    span = Span(start, start + len("the paint came from the wrong depot"))

    assert Attestations(text).at((span,), None, given=False, speaker="reyes").attested is attested


def test_a_body_may_have_written_the_whole_page() -> None:
    text = "The paint came from the wrong depot. “Nobody looked,” said Bo Lind, a witness."
    span = Span(0, len("The paint came from the wrong depot"))

    assert (
        Attestations(text).at((span,), None, given=False, speaker="committee", person=False).attested is Attested.SAID
    )


@pytest.mark.parametrize("rule", FRAMES, ids=lambda rule: rule.name)
def test_a_frame_fits_its_own_example(rule: FrameRule) -> None:
    before = {
        "called_untrue": "It is simply not true that",
        "not_said": "I never said that",
        "nobody_says": "Nobody can claim that",
        "denied": "I reject the idea that",
        "forbidden": "Do not",
        "others_say": "Some people think",
        "put_in_mouth": "I am quoted as saying that",
        "somebody_says": "They tell us",
        "given_up": "I used to think that",
        "only_supposed": "What if",
    }[rule.name]

    assert before in rule.example
    assert frame_before(Classed(before), spoken=True) is rule


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("others_say", "Those who say"),
        ("others_say", "Anyone who thinks that"),
        ("given_up", "We used to believe that"),
        ("only_supposed", "I wish I could say"),
        ("only_supposed", "We wish that"),
    ],
)
def test_what_somebody_else_holds_or_the_speaker_no_longer_does_is_turned_round(name: str, before: str) -> None:
    rule = frame_before(Classed(before), spoken=False)

    assert rule is not None
    assert rule.name == name


@pytest.mark.parametrize(
    "before",
    [
        "I used to live here when",
        "I do not doubt that",
        "Nobody denies that",
        "If you ask me,",
        "There is no doubt that",
        "I can't wait to tell you",
        "I did not know that",
        "We all know that",
        "I think",
        "We say",
        "not only",
        "When we met, I said",
    ],
)
def test_words_that_hold_what_follows_to_be_so_turn_nothing_round(before: str) -> None:
    assert frame_before(Classed(before), spoken=True) is None


def test_what_others_say_turns_words_round_only_in_the_speakers_own_sentence() -> None:
    assert frame_before(Classed("She said"), spoken=False) is None
    assert frame_before(Classed("She said"), spoken=True) is not None


@pytest.mark.parametrize(
    ("rest", "turned"),
    [(", which is a lie", True), (", they say", True), (", which is true", False), ("they say we must pay", False)],
)
def test_a_frame_may_stand_behind_the_words(rest: str, turned: bool) -> None:
    assert (frame_behind(Classed(rest)) is not None) is turned


@pytest.mark.parametrize(
    ("swallowed", "others"),
    [
        ("has decided it", True),
        ("they say", True),
        ("says that", True),
        ("we think", False),
        ("and all its members", False),
    ],
)
def test_dots_may_swallow_whose_opinion_it_is(swallowed: str, others: bool) -> None:
    assert is_others_opinion(Classed(swallowed)) is others


def test_a_question_begins_with_its_verb() -> None:
    assert Classed("Do you believe").has(QUESTION.before)
    assert not Classed("You believe").has(QUESTION.before)


def test_a_shape_speaks_of_classes_words_and_counts() -> None:
    fits = Shape("NOT ADV{0,2} SAY any{0,2} ,|:? $")

    assert fits.search(Classed("She has never actually told the hall:"))
    assert not fits.search(Classed("She has never actually told the whole old hall:"))
    assert not fits.search(Classed("She told the hall"))


@pytest.mark.parametrize(
    ("written", "text", "shown"),
    [
        ("NOT|NOBODY any{0,2} SAY", "Nobody there said so", "Nobody there said"),
        ("NOT|NOBODY any{0,2} SAY", "The mayor said so", None),
        ("any{0,2} SAY ?", "They said?", "They said?"),
        ("SAY{1,2} $", "They said", "said"),
        ("SAY? so", "So it goes", "So"),
    ],
)
def test_a_shape_is_sought_where_the_words_are_that_it_needs(written: str, text: str, shown: str | None) -> None:
    told, fits = Classed(text), Shape(written)
    found = fits.search(told)

    assert (told.shown(found) if found else None) == shown
    assert [each.span() for each in fits.finditer(told)][:1] == ([found.span()] if found else [])


def test_what_is_shown_are_the_texts_own_words() -> None:
    told = Classed("Roe, they say, didn’t  tell anybody")
    found = told.find(shapes("NOT SAY any"))

    assert found is not None
    assert told.shown(found) == "didn’t tell anybody"


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("aNsSt’'“”.,:?! \n—é"), max_size=200), st.integers(0, 60))
def test_any_text_is_read_without_a_fault(text: str, start: int) -> None:
    span = Span(min(start, len(text)), len(text))
    for utterance in (None, *utterances_of(text)):
        Attestations(text).at(utterance.parts if utterance else (span,), utterance, given=False)


@pytest.mark.parametrize(
    "piece", ["not ", "never said that ", "no record of ", "a, b, ", "claims that Roe said ", "if "]
)
def test_long_sentences_cost_no_more_than_their_length(piece: str) -> None:
    def cost(times: int) -> float:
        text = f"{piece * times}“X y z.” {piece * times}"
        utterance = utterances_of(text)[-1]
        began = time.process_time()
        Attestations(text).at(utterance.parts, utterance, given=False)
        return time.process_time() - began

    # Of several runs the least: shapes are made, and memory is cleared, in whatever run comes first.
    short, long = (min(cost(times) for _ in range(3)) for times in (50, 400))
    assert long < 40 * max(short, 0.002)


def test_a_text_that_opens_with_words_that_belong_together_is_read() -> None:
    assert Classed("No one spoke").string == "NOBODY spoke "
