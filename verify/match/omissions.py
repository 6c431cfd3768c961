"""What words of the page mean that the quotation leaves out: dots, an attribution, page furniture, or a silent cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.match.align import Step
from verify.match.cleaned_speech import is_cleaned, is_listener
from verify.match.differences import harmless_rule, material_rule
from verify.match.overlay import Compared
from verify.match.thesaurus import is_irregular
from verify.match.word_equality import is_negation
from verify.match.word_lists import (
    ARTICLES,
    CLAUSE_DENIALS,
    ENDINGS,
    FURNITURE,
    MODALS,
    PRONOUNS,
    STRONG_HEDGES,
)
from verify.model.span import Span
from verify.model.verdict import Difference, Edit
from verify.speech.frames import is_others_opinion
from verify.speech.grammar_words import SMALL_WORDS
from verify.speech.lexicon import say_forms
from verify.speech.shapes import Classed
from verify.speech.views import BE
from verify.text.sentences import sentence_ends

# Beyond this many words two passages are not one: the dots (or nothing at all) join distant sentences.
FAR = 80
_MOST_IN_ATTRIBUTION = 40
_MOST_IN_FURNITURE = 20
_TURNS = 4
# With the verbs of saying, what opens or holds an attribution between marks, in German as well.
_OTHER_CUES = frozenset(("sagte", "sagt", "erklärte", "so", "according"))
# A verb that denies is felt so many words further on.
_NEAR = 4
_JOINING = frozenset("and or but that who which".split())
# Who does something in a clause that one of these opens is named in so many words.
_OPENING = frozenset("that when while because if whether".split())
_LONGEST_DOER = 5
# "We'll": a modal or "be" that is written into another word.
_CONTRACTED = tuple(ENDINGS.keys() - {"'ve", "n't"})
_CLAUSE_END = re.compile(r"[,;:–—]|--")
_STAGE = re.compile(r"\W*\(?(?:applause|laughter|laughs|laughing|crosstalk|cheers|inaudible)\W*", re.IGNORECASE)
_MARKS = "\"'“”„‟«»‘’‚‹›"


def left_out(step: Step, compared: Compared) -> Iterator[Edit]:
    """The edit that stands for the page words of *step*, of which the draft has none; nothing where parts may be apart."""
    for turned in _turned(step, compared):
        if turned.draft_start in compared.quotation.apart and turned.page_end - turned.page_start:
            return
        if turned.draft_start in compared.quotation.ellipses:
            dots, material = _ellipsis(turned, compared)
            yield compared.edit(turned, dots, material=material)
            return
        difference = Difference.FILLER if is_cleaned(turned, compared) else _structure(turned, compared)
        if difference is not None:
            yield compared.edit(turned, difference, material=False)
            return
    words = compared.page.words(step.page_start, step.page_end)
    rule = harmless_rule((), words, compared.context)
    if rule is not None:
        yield compared.edit(step, rule.difference, material=False)
    elif len(words) > FAR:
        yield compared.edit(step, Difference.SPLICE, material=True)
    else:
        yield compared.edit(step, material_rule((), words, compared.context).difference, material=True)


def _turned(step: Step, compared: Compared) -> Iterator[Step]:
    """*step* and the same omission read a few words earlier or later, where equal words allow it.

    "A," he said. "He B" against "A. He B": which of the two "he" was left out is not for the alignment to say.
    """
    yield step
    codes = compared.page.codes
    for sign in (-1, 1):
        start, end, draft = step.page_start, step.page_end, step.draft_start
        for _ in range(_TURNS):
            first, last = (start - 1, end - 1) if sign < 0 else (start, end)
            if first < 0 or last >= len(codes) or codes[first] != codes[last]:
                break
            start, end, draft = start + sign, end + sign, draft + sign
            yield Step(draft, draft, start, end, False)


def _structure(step: Step, compared: Compared) -> Difference | None:
    between = compared.page.between(step.page_start, step.page_end)
    count = step.page_end - step.page_start
    if count <= _MOST_IN_ATTRIBUTION and _is_attribution(between, compared.page.words(step.page_start, step.page_end)):
        return Difference.ATTRIBUTION
    if count <= _MOST_IN_FURNITURE and _is_furniture(between):
        return Difference.SPACING
    if count <= _MOST_IN_FURNITURE and is_listener(
        between, compared.page.text[: compared.page.word(step.page_start).span.start]
    ):
        return Difference.FILLER
    return Difference.BRACKET if _is_page_bracket(between) else None


def _is_attribution(between: str, words: tuple[str, ...]) -> bool:
    """Whether the page closes its marks, names who speaks, and opens them again."""
    lead = re.match(r"\W*", between)
    trail = re.search(r"\W*$", between)
    if lead is None or trail is None or not (set(_MARKS) & set(lead.group()) and set(_MARKS) & set(trail.group())):
        return False
    return any(word in _OTHER_CUES or word in say_forms() for word in words) and not any(map(is_negation, words))


def _is_furniture(between: str) -> bool:
    """Whether a paragraph of its own is there that belongs to the page, not to the article."""
    low = between.lower()
    return "\n" in between and any(piece in low for piece in FURNITURE)


def _is_page_bracket(between: str) -> bool:
    inner = between.strip()
    if _STAGE.fullmatch(inner):
        return True
    # The page's own editor put it in; leaving it out restores what was said.
    return inner.startswith("[") and inner.rstrip(".,;:!?").endswith("]") and "]" not in inner[1:].rstrip(".,;:!?")[:-1]


def _ellipsis(step: Step, compared: Compared) -> tuple[Difference, bool]:
    """The class of what dots stand for, and whether they swallow a word that governs what is kept."""
    if step.page_end - step.page_start > FAR:
        return Difference.SPLICE, True
    for at in range(step.page_start, step.page_end):
        word = compared.page.word(at).text
        if is_negation(word) and _governs(at, step, compared):
            return Difference.NEGATION, True
        if word in CLAUSE_DENIALS and step.page_end - at <= _NEAR and _runs_on(at, step, compared):
            return Difference.NEGATION, True
        if word in STRONG_HEDGES and _governs(at, step, compared):
            return Difference.HEDGE, True
    swallowed = compared.page.span(step.page_start, step.page_end).cut(compared.page.text)
    # “The council … is corrupt” from "The council says it is corrupt": the dots took out whose opinion it is.
    if _runs_on(step.page_end - 1, step, compared) and is_others_opinion(Classed(swallowed)):
        return Difference.CUT, True
    if _takes_out_the_clause(step, compared):
        return Difference.CUT, True
    if (governor := _governor(step, compared)) is not None:
        return Difference.MODAL if governor in MODALS else Difference.CUT, True
    return Difference.ELLIPSIS, False


def _governor(step: Step, compared: Compared) -> str | None:
    """The word among the last that dots took out on which the kept verb hangs: "They … left" from "They might have left".

    None where dots took out the clause of another subject as well, or the words before them have such a word too: "We will
    fight … win" from "We will fight and we will win".
    """
    page, start, end = compared.page, step.page_start, step.page_end
    words = page.words(start, min(end + 1, len(page.codes)))
    apart = Span(page.word(start - 1).span.end if start else 0, page.word(end - 1).span.end)
    if not PRONOUNS.isdisjoint(words) or _ends_clause(apart, page.text) or not _runs_on(end - 1, step, compared):
        return None
    *swallowed, kept = words
    for at in range(len(swallowed) - 1, -1, -1):
        word, following = swallowed[at], words[at + 1]
        infinitive = word == "to" and following not in ARTICLES
        passive = word in BE and following == kept and _is_past(kept)
        if infinitive or passive or word in MODALS:
            before = compared.draft_words(0, step.draft_start)
            return None if any(each == word or each.endswith(_CONTRACTED) for each in before) else word
        if word in _JOINING or not (word in SMALL_WORDS or word.endswith("ly")):
            return None
    return None


def _takes_out_the_clause(step: Step, compared: Compared) -> bool:
    """Whether the kept verb hangs on a clause within the dots that names who does it, or judges the doing.

    "He was … arrested" from "He was there when Ana was arrested"; "I told him … to go" from "I told him it was wrong to go".
    """
    page, start, end = compared.page, step.page_start, step.page_end
    if end >= len(page.codes):
        return False
    *swallowed, kept = page.words(start, end + 1)
    at = _judging(swallowed) if kept == "to" else _doing(swallowed) if _is_past(kept) else None
    return at is not None and not _ends_clause(
        Span(page.word(start + at).span.end, page.word(end).span.start), page.text
    )


def _judging(swallowed: list[str]) -> int | None:
    """Where "it was wrong" begins that ends *swallowed*."""
    for at in range(len(swallowed) - 2, -1, -1):
        if swallowed[at] == "it" and not BE.isdisjoint(swallowed[at + 1 : at + 3]):
            return at
    return None


def _doing(swallowed: list[str]) -> int | None:
    """What opens the clause whose subject, with no more than what helps a verb behind it, ends *swallowed*."""
    last = len(swallowed)
    while last and (swallowed[last - 1] in BE or swallowed[last - 1] in MODALS or swallowed[last - 1].endswith("ly")):
        last -= 1
    for at in range(last - 1, max(-1, last - 2 - _LONGEST_DOER), -1):
        word = swallowed[at]
        if word in _OPENING:
            # "The council that day decided" has no clause of its own, nor has "because of the rain"; "and when" begins anew.
            before = swallowed[at - 1] if at else ""
            told = before in say_forms() or _is_past(before) if word == "that" else before not in _JOINING
            return at if told and at + 1 < last and swallowed[at + 1] != "of" else None
        if word in BE or word in _JOINING or _is_past(word):
            return None
    return None


def _is_past(word: str) -> bool:
    return word.endswith("ed") or is_irregular(word)


def _runs_on(at: int, step: Step, compared: Compared) -> bool:
    """Whether no mark parts the word from the kept words behind it: "denied that …"."""
    if step.page_end >= len(compared.page.codes):
        return False
    between = Span(compared.page.word(at).span.end, compared.page.word(step.page_end).span.start)
    return not _ends_clause(between, compared.page.text)


def _governs(at: int, step: Step, compared: Compared) -> bool:
    """Whether the word is in one sentence with kept words behind it, or in one clause with those before it."""
    page = compared.page
    span = page.word(at).span
    before = Span(page.word(step.page_start - 1).span.end if step.page_start else 0, span.start)
    is_last = step.page_end >= len(page.codes)
    ends = is_last or _ends_sentence(Span(span.end, page.word(step.page_end).span.start), page.text)
    return not ends or not _ends_clause(before, page.text)


def _ends_sentence(between: Span, text: str) -> bool:
    return next(sentence_ends(text, between.start, between.end, lines=False), None) is not None


def _ends_clause(between: Span, text: str) -> bool:
    return _ends_sentence(between, text) or _CLAUSE_END.search(between.cut(text)) is not None
