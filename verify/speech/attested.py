"""How a text gives the words it carries: as said, as reported, or only to deny, doubt, imagine or withdraw them.

What takes words away is judged before what gives them, by the table of rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from verify.model.attested import TAKEN_BACK, Attested
from verify.model.draft import Block
from verify.model.span import Span
from verify.speech.attestation_rules import RULES
from verify.speech.frames import FrameRule, frame_before
from verify.speech.labels import ANY_LABEL
from verify.speech.quoted import without_quoted
from verify.speech.shapes import Classed, shapes
from verify.speech.surroundings import SurroundedText, Surroundings, hull
from verify.speech.utterances import Utterance, utterances_of
from verify.text.late import late

if TYPE_CHECKING:
    from verify.model.page import Reviewed

# Pages that are somebody's words from end to end.
_TALK = late(
    r"(?i)\b(?:remarks|transcript|full text|speech|address|statement|interview|testimony|letter|op-?ed|opinion|podcast|debate|"
    r"press (?:briefing|conference|gaggle|release)|q ?& ?a|in (?:his|her|their) own words|hearing)\b"
)
# Reports say "I" outside marks once in some hundred words at most; speeches and columns once in fifty.
_MOST_FIRST_PERSON = 0.008
_FIRST_PERSON = late(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Mm]ine|[Oo]urs|I['’]\w+|[Ww]e['’]\w+)\b")
# "Reyes: The bridge will open", as headlines and notes have it; the words may be in the middle of it.
_LABEL = late(rf"(?P<name>{ANY_LABEL}) ")
_CUES = shapes(
    "SAY|ASK",
    "according to",
    "CLAIM|statement|REMARK|assertion|warning|accusation|assurance that",
    "points|pointed|pointing out",
)
_OWN = frozenset("i we you let me us".split())
_PRONOUNS = ("she", "he", "they")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """How a text gives the words, by which rule, and the text's own words that show it."""

    attested: Attested
    rule: str
    frame: str = ""


class Attestations:
    """How one text gives words, place by place.

    *told* says whether a writer tells it, so that words outside marks are his own; None: that is for the text to show.
    """

    def __init__(
        self,
        text: str,
        blocks: tuple[Block, ...] = (),
        *,
        title: str = "",
        told: bool | None = None,
        reviews: tuple[Reviewed, ...] = (),
    ) -> None:
        self._text, self._blocks, self._title, self._told = text, blocks, title, told
        self._around = SurroundedText(text, blocks, title=title, reviews=reviews)
        self._known: dict[tuple[object, ...], Attestation] = {}
        self._last: tuple[Utterance, Surroundings] | None = None

    def taken_back(self, utterance: Utterance) -> Attestation | None:
        """How the sentence of an utterance itself takes its words back; None where it does not."""
        around = self._of(utterance)
        for rule in RULES:
            if rule.beside and rule.attested in TAKEN_BACK and (frame := rule.shown(around)):
                return Attestation(attested=rule.attested, rule=rule.name, frame=frame)
        return None

    def frame_of(self, utterance: Utterance) -> FrameRule | None:
        """The frame that the words before an utterance are: "She does not believe that “…”", or a speaker's own around it."""
        return frame_before(self._of(utterance).lead, spoken=utterance.parent is not None)

    def _of(self, utterance: Utterance) -> Surroundings:
        """What surrounds an utterance, kept for the one that was asked about last."""
        if self._last is None or self._last[0] is not utterance:
            self._last = utterance, self._around.at(utterance.parts, utterance)
        return self._last[1]

    def at(
        self,
        pieces: tuple[Span, ...],
        utterance: Utterance | None,
        *,
        given: bool,
        speaker: str = "",
        person: bool = True,
    ) -> Attestation:
        """How the text gives the words at *pieces*, which *utterance* holds if they stand in marks.

        *given*: the text names a speaker for them by a label, a turn or its byline. *speaker* is the last name of whom a
        draft gives them to; a *person* does not write a reporter's sentences, a body may have written the whole page.
        """
        # Several claims lead to one place, and what surrounds an utterance is the same for all of its words.
        inside = pieces[0].start if utterance is None else utterance.speaker is not None
        key = hull(pieces, utterance), utterance is None, inside, given, speaker, person
        if key not in self._known:
            self._known[key] = self._read(pieces, utterance, given=given, speaker=speaker, person=person)
        return self._known[key]

    def _read(
        self, pieces: Sequence[Span], utterance: Utterance | None, *, given: bool, speaker: str, person: bool
    ) -> Attestation:
        around = self._around.at(pieces, utterance, speaker)
        for rule in RULES:
            # Who answers in a talk speaks for himself: his denials are of what others said.
            if (not given or rule.beside) and (frame := rule.shown(around)):
                return Attestation(attested=rule.attested, rule=rule.name, frame=frame)
        if around.marked or given or _FIRST_PERSON.search(around.words) or self._is_labelled(pieces[0].start, speaker):
            return Attestation(attested=Attested.SAID, rule="said")
        return self._unmarked(around, speaker, person=person)

    def _unmarked(self, around: Surroundings, speaker: str, *, person: bool) -> Attestation:
        """Words outside all marks that no label gives to anybody: reported beside a word of saying, else the writer's own.

        In a talk they are the talker's, whatever he says of what others said.
        """
        if self._is_talk:
            return Attestation(attested=Attested.SAID, rule="said")
        for side in (around.lead, around.tail):
            if frame := _cue(side):
                return Attestation(attested=Attested.REPORTED, rule="reported", frame=frame)
        if _tells(around.paragraph, speaker) or (person and self._is_told):
            return Attestation(attested=Attested.WRITER, rule="writer")
        return Attestation(attested=Attested.SAID, rule="said")

    @cached_property
    def _is_talk(self) -> bool:
        """Whether somebody speaks for himself all along: a speech, a column, notes in the first person."""
        told = without_quoted(self._text)
        return len(_FIRST_PERSON.findall(told)) > _MOST_FIRST_PERSON * len(told.split())

    @cached_property
    def _is_told(self) -> bool:
        """Whether a writer clearly tells the page: somebody's words stand in marks, with a word of saying, and nobody says "I"."""
        if self._told is not None:
            return self._told
        if _TALK.search(self._title or self._around.first_heading):
            return False
        return any(one.speaker is not None and one.cue is not None for one in utterances_of(self._text, self._blocks))

    def _is_labelled(self, offset: int, speaker: str) -> bool:
        """Whether the line of *offset* opens with the name of the *speaker* and a colon."""
        start = self._text.rfind("\n", 0, offset) + 1
        found = _LABEL.match(self._text, start, offset)
        return found is not None and bool(speaker) and speaker in found["name"].rstrip(":").lower().split()[-1:]


def _cue(side: Classed) -> str:
    """The rest of a sentence that reports the words, unless the speaker himself says "I said"."""
    found = side.find(_CUES)
    if found is None:
        return ""
    before = side.string[: found.start()].split()[-2:]
    return "" if _OWN.intersection(before) else side.text.strip(" ,:")


def _tells(paragraph: Classed, speaker: str) -> bool:
    """Whether the paragraph tells what the speaker said: "Ana Reyes said that …", "she said"."""
    words = paragraph.string.split()
    names = (speaker, *_PRONOUNS) if speaker else _PRONOUNS
    return any(
        word in ("SAY", "BARE", "ALLEGED", "ASK")
        and not {*names}.isdisjoint((*words[max(0, at - 4) : at], *words[at + 1 : at + 3]))
        for at, word in enumerate(words)
    )
