"""Who says the words at a matched place of a page, and whether that is the draft's speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from verify.judge.interview_turns import answers
from verify.judge.named_after import named_after
from verify.judge.names import Kinship, compare_people, family_name, folded_words, is_organisation, is_unnamed
from verify.judge.nicknames import ALL_ROLES
from verify.judge.on_behalf import said_through, speaks_for
from verify.judge.same_speaker import Relations
from verify.judge.sight import stands_beside
from verify.judge.signatures import signed_at
from verify.judge.talker import CheckedSpeaker, checked_hearer, is_told_of, talks
from verify.model.attested import TAKEN_BACK, Attested
from verify.model.claim import Claim, Form, Speaker
from verify.model.page import Page
from verify.model.span import Span
from verify.model.verdict import Match, MatchKind, SpeakerCheck
from verify.outlets import OutletTable
from verify.speech.attested import Attestation, Attestations
from verify.speech.lexicon import plain_say_forms
from verify.speech.quoted import without_quoted
from verify.speech.talks import TalkTurn, find_turns
from verify.speech.utterances import Utterance, utterances_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """How one page gives matched words: to whom, beside the draft's speaker, and whether as said."""

    check: SpeakerCheck
    speaker: str | None
    attestation: Attestation


# The same words may stand twice, in a headline and in the text; further prints of them say nothing new.
_PLACES = 6
_SAYING = re.compile(rf"(?i)\b(?:say|saying|according to|{plain_say_forms()})\b")
_FIRST_PERSON = ("i", "we", "me", "us")
_PRONOUNS = frozenset(("she", "he", "they"))
_FEWEST_LABELS = 3
_RANK = {SpeakerCheck.SAME: 0, SpeakerCheck.OTHER: 1, SpeakerCheck.UNNAMED: 2}


class PageSpeakers:
    """The speakers of one page; its text is read for quotations once, and only when asked.

    *draft* is the text that names the speakers to compare with: it too may say who speaks for whom.
    """

    def __init__(self, page: Page, draft: str = "", outlets: OutletTable | None = None) -> None:
        self._page, self._draft, self._outlets = page, draft, outlets or OutletTable(())
        self._through: Callable[[], bool] = bool
        self._attestation = Attestations(
            page.text,
            page.blocks,
            title=page.title or "",
            told=False if page.own_material or page.transcript else None,
            reviews=page.reviewed,
        )

    def check(self, match: Match, claim: Claim) -> Given:
        """Whether the page gives the matched words to the draft's speaker as said, and whom it names.

        Where the same words stand several times, a place that takes them back counts before all others, for it speaks of
        them; then one that gives them as said. Of these the place that names the draft's speaker counts, then one that names
        nobody else is no excuse for one that does: the order is same, other, unnamed.
        """
        self._through = partial(said_through, claim, self._draft)
        if match.told_by is not None and claim.speaker is not None:
            # Indirect speech has no marks around it: whom the page gives it to was read with it.
            return self._reported(match, claim.speaker, match.told_by)
        # A passage in other words takes in the sentence around it, so a smaller share of it stands in marks.
        least = 0.2 if match.kind is MatchKind.PARAPHRASE else 0.5
        found = [self._given(place, claim.speaker, least) for place in self._places(match)]
        return min(found, key=_says_most)

    def _reported(self, match: Match, wanted: Speaker, told_by: Speaker) -> Given:
        check, speaker = self._compare(wanted, told_by)
        attestation = self._attestation.at((match.span,), None, given=False)
        if not (attestation.attested in TAKEN_BACK or attestation.attested is Attested.IMAGINED):
            attestation = Attestation(attested=Attested.REPORTED, rule="reported", frame=attestation.frame)
        return Given(check=check, speaker=speaker, attestation=attestation)

    def _places(self, match: Match) -> Iterator[tuple[Span, ...]]:
        yield match.pieces or (match.span,)
        passage = match.passage
        if len(passage) < 12:
            return
        at, left = self._page.text.find(passage), _PLACES
        while at >= 0 and left:
            if at != match.span.start and not stands_beside(self._page, at):
                yield (Span(at, at + len(passage)),)
            at, left = self._page.text.find(passage, at + len(passage)), left - 1

    def _given(self, pieces: tuple[Span, ...], wanted: Speaker | None, least: float) -> Given:
        utterance = self._utterance_at(pieces, least)
        check, speaker = self._at(pieces, wanted, utterance)
        given = utterance is None and (
            self._labelled_at(pieces[0].start, None) is not None
            or self._turn_at(pieces[0].start) is not None
            or (wanted is not None and self._is_own(pieces[0].start, wanted))
        )
        attestation = self._attestation.at(
            pieces,
            utterance,
            given=given,
            speaker=family_name(wanted.name) if wanted is not None else "",
            person=wanted is not None and not is_unnamed(wanted.name) and not is_organisation(wanted.name),
        )
        if attestation.attested is Attested.REPORTED and check is not SpeakerCheck.OTHER and wanted is not None:
            check, speaker = _reported_by(attestation.frame, wanted, (check, speaker))
        return Given(check=check, speaker=speaker, attestation=attestation)

    def _at(self, pieces: Sequence[Span], wanted: Speaker | None, utterance: Utterance | None) -> CheckedSpeaker:
        labelled = self._labelled_at(pieces[0].start, utterance)
        if labelled is not None:
            return self._compare(wanted, labelled, sure=self._page.typed and not self._page.transcript)
        told = utterance is not None and utterance.cue is not None and utterance.form not in (Form.BLOCK, Form.POST)
        if utterance is not None and (heard := checked_hearer(utterance, self._page.text, wanted)):
            return heard
        signed = None if told else signed_at(self._page, pieces[0].start)
        if signed is not None:
            return self._compare(wanted, signed)
        turn = self._turn_at(pieces[0].start)
        said = self._said_by(utterance) if utterance is not None else None
        if utterance is not None and said is not None and said.name.lower() not in _FIRST_PERSON:
            by_label = said is utterance.speaker and self._is_label(utterance)
            if wanted is not None and is_told_of(said) and self._tells(wanted, utterance, turn):
                return SpeakerCheck.OTHER, said.text
            # `Jo Roe: "…"` in minutes is that turn's label.
            if not (by_label and turn is not None and self._page.own_material):
                return self._compare(wanted, said, sure=not by_label or self._labels_are_sure)
        if turn is not None:
            return self._compare_turn(wanted, turn)
        # A talk of which nobody said who speaks: whoever is spoken of in it need not be the one.
        if wanted is None or self._page.transcript:
            return SpeakerCheck.UNNAMED, None
        if utterance is None and self._is_own(pieces[0].start, wanted):
            return SpeakerCheck.SAME, self._page.author if self._is_author(wanted) else wanted.name
        if self._is_said_nearby(pieces, wanted):
            return SpeakerCheck.SAME, wanted.name
        return SpeakerCheck.UNNAMED, None

    @cached_property
    def _utterances(self) -> tuple[Utterance, ...]:
        return utterances_of(self._page.text, self._page.blocks)

    @cached_property
    def _relations(self) -> Relations:
        quoted = (part for utterance in self._utterances for part in utterance.parts)
        speakers = (utterance.speaker for utterance in self._utterances if utterance.speaker is not None)
        return Relations(self._page.text, quoted, speakers, self._draft, self._outlets)

    @cached_property
    def _turns(self) -> tuple[TalkTurn, ...]:
        page = self._page
        return find_turns(page.text, page.blocks, own=page.own_material and not page.transcript)

    def _utterance_at(self, pieces: Sequence[Span], least: float) -> Utterance | None:
        """The utterance that holds most of the words, and at least that share; of two that hold as much, the inner one."""
        best: tuple[int, int] | None = None
        chosen: Utterance | None = None
        for utterance in self._utterances:
            held = sum(part.shared(piece) for part in utterance.parts for piece in pieces)
            if not held:
                continue
            rank = (held, -sum(len(part) for part in utterance.parts))
            if best is None or rank > best:
                best, chosen = rank, utterance
        if best is None or best[0] < least * sum(len(piece) for piece in pieces):
            return None
        return chosen

    def _said_by(self, utterance: Utterance) -> Speaker | None:
        if utterance.speaker is not None and not is_unnamed(utterance.speaker.name):
            return utterance.speaker
        return named_after(self._page.text, utterance.parts[-1].end) or utterance.speaker

    def _labelled_at(self, offset: int, utterance: Utterance | None) -> Speaker | None:
        """Whom own material itself names for the words there, unless they stand in somebody's marks within his words."""
        at = bisect_right(self._place_starts, offset) - 1
        place = self._page.places[at] if at >= 0 else None
        if place is None or place.speaker is None or offset >= place.span.end:
            return None
        if utterance is not None and utterance.parts[0].start > place.span.start and utterance.cue is not None:
            return None
        return Speaker(text=place.speaker, span=place.span, name=place.speaker)

    @cached_property
    def _place_starts(self) -> list[int]:
        return [place.span.start for place in self._page.places]

    def _turn_at(self, offset: int) -> TalkTurn | None:
        for turn in self._turns:
            if turn.words.start <= offset < turn.words.end:
                return turn
        return None

    def _compare(self, wanted: Speaker | None, said: Speaker, *, sure: bool = True) -> CheckedSpeaker:
        """Whether *said* is *wanted*; a label that is not *sure* accuses nobody."""
        name = said.name or said.text
        if wanted is None:
            return SpeakerCheck.UNNAMED, name
        check = self._relations.between(wanted, said)
        if check is SpeakerCheck.OTHER and speaks_for(said, wanted, self._page.text, through=self._through()):
            return SpeakerCheck.SAME, name
        return SpeakerCheck.UNNAMED if check is SpeakerCheck.OTHER and not sure else check, name

    def _compare_turn(self, wanted: Speaker | None, turn: TalkTurn) -> CheckedSpeaker:
        is_role = ALL_ROLES.issuperset(folded_words(turn.name))
        said = Speaker(text=turn.name, span=turn.span, name=turn.name.lower() if is_role else turn.name)
        sure = turn.sure and not self._page.transcript
        check, _ = self._compare(wanted, said, sure=sure)
        if wanted and check is SpeakerCheck.UNNAMED and (sure or turn.lone) and self._has_turns(wanted, besides=turn):
            # Whoever speaks under a label of his own does not speak under another: "Chair:", "Ruiz:".
            check = SpeakerCheck.OTHER
        return check, turn.name

    def _has_turns(self, person: Speaker, *, besides: TalkTurn) -> bool:
        """Whether *person* has a label in the talk, and the label of *besides* is another name."""
        own = any(compare_people(person.name, name) is Kinship.ONE for name in {turn.name for turn in self._turns})
        return own and compare_people(person.name, besides.name) is Kinship.TWO

    def _is_label(self, utterance: Utterance) -> bool:
        if utterance.form is Form.POST:
            return False
        # `Jo Roe: "…"` is a writer's attribution on a page, but may be a machine's label in a transcript.
        if utterance.cue is None:
            return True
        return utterance.cue.text == ":" and (self._page.own_material or self._page.transcript)

    @cached_property
    def _labels_are_sure(self) -> bool:
        """Whether names before a colon may accuse somebody.

        Machine transcripts mix up their turns, and "Photo:" or "Analysis:" opens many a paragraph that is no talk.
        """
        if self._page.own_material or self._page.transcript:
            return False
        labelled = [u for u in self._utterances if u.speaker is not None and self._is_label(u)]
        return len(labelled) >= _FEWEST_LABELS or bool(self._turns)

    def _is_own(self, offset: int, wanted: Speaker) -> bool:
        """Whether the page is written by the draft's speaker, or answers somebody's questions there in his name."""
        return self._is_author(wanted) or (not is_unnamed(wanted.name) and answers(self._page, offset, wanted.name))

    def _tells(self, wanted: Speaker, utterance: Utterance, turn: TalkTurn | None) -> bool:
        """Whether it is the draft's speaker who tells what somebody said there."""
        outer = self._utterances[utterance.parent].speaker if utterance.parent is not None else None
        is_outer = outer is not None and self._relations.between(wanted, outer) is SpeakerCheck.SAME
        return is_outer or (outer is None and talks(wanted.name, turn, self._page.text))

    def _is_author(self, wanted: Speaker) -> bool:
        names = re.split(r",|;|\band\b|&", self._page.author or "")
        return any(compare_people(wanted.name, name) is Kinship.ONE for name in names if len(name.split()) > 1)

    def _is_said_nearby(self, pieces: Sequence[Span], wanted: Speaker) -> bool:
        """Whether the paragraph of words without a speaker names the draft's speaker beside a word of saying, outside marks."""
        family = family_name(wanted.name)
        if not family or is_unnamed(wanted.name):
            return False
        start, end = self._paragraph(pieces[0].start)[0], self._paragraph(pieces[-1].end)[1]
        told = without_quoted(self._page.text[start:end])
        if family not in folded_words(told) or not _SAYING.search(told):
            return False
        # Where others are quoted in the same paragraph, the word of saying may be theirs.
        beside = (u.speaker for u in self._utterances if any(p.start < end and start < p.end for p in u.parts))
        return all(s is None or self._relations.between(wanted, s) is SpeakerCheck.SAME for s in beside)

    def _paragraph(self, offset: int) -> tuple[int, int]:
        text = self._page.text
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        return start, end if end >= 0 else len(text)


def _reported_by(sentence: str, wanted: Speaker, otherwise: CheckedSpeaker) -> CheckedSpeaker:
    """Whether the sentence that reports words names the draft's speaker before its word of saying; a pronoun decides nothing."""
    named = folded_words(_SAYING.split(sentence, maxsplit=1)[0]) or folded_words(sentence)
    if not is_unnamed(wanted.name) and family_name(wanted.name) in named:
        return SpeakerCheck.SAME, wanted.name
    return otherwise if not _PRONOUNS.isdisjoint(named) else (SpeakerCheck.UNNAMED, None)


def _says_most(given: Given) -> tuple[int, int]:
    attested = given.attestation.attested
    # Words given to somebody else are taken back from nobody here.
    first = (
        0 if attested in TAKEN_BACK and given.check is not SpeakerCheck.OTHER else 1 + list(Attested).index(attested)
    )
    return first, _RANK[given.check]
