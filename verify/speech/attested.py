"""How a text gives the words it carries: as said, as reported, or only to deny, doubt, imagine or withdraw them.

Rules are tried in order, the ones that take words away before those that give them; the first that fits is the answer and
shows the page's own words for it. A denial of something else beside the words changes nothing: every rule looks for a denial
of *saying* them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from verify.model.attested import TAKEN_BACK, Attested
from verify.model.draft import Block, BlockKind
from verify.model.span import Span
from verify.speech.quoted import without_quoted
from verify.speech.utterances import Utterance
from verify.text.sentences import split_sentences

_SAY = (
    r"(?:say|says|said|saying|tell|tells|told|telling|state|stated|claim|claimed|write|wrote|written|writing|post|posted|posting|"
    r"tweet|tweeted|tweeting|utter|uttered|uttering|use|used|using|make|made|making|call|called|calling|call for|called for)"
)
_CUE = re.compile(
    r"(?i)\b(?:say|says|said|saying|tell|tells|told|add|adds|added|write|writes|wrote|claim|claims|claimed|insist|insists|insisted|"
    r"argue|argues|argued|warn|warns|warned|explain|explains|explained|announce|announces|announced|note|notes|noted|state|"
    r"states|stated|according to|promise|promises|promised|declare|declares|declared|confirm|confirms|confirmed|admit|admits|"
    r"admitted|acknowledge|acknowledged|complain|complained|predict|predicted|reveal|revealed|recall|recalled|conclude|"
    r"concluded|vow|vowed|pledge|pledged|testify|testified|reply|replied|maintain|maintained|suggest|suggested)\b"
)
_PICTURE = (
    r"(?:(?:viral|false|fake|doctored|edited|old|misleading|anonymous|parody|satirical|social media|facebook|instagram|telegram|"
    r"whatsapp|tiktok|x|twitter) )*(?:posts?|pictures?|images?|memes?|videos?|clips?|screenshots?|graphics?|tweets?|rumou?rs?|"
    r"hoax(?:es)?|chain letters?|chain messages?|quote cards?|accounts?|users|websites?|blogs?|claims?)"
)
_WORDS_OF_IT = r"(?:quotation|quote|remarks?|comments?|statement|words|line|phrase|sentence|post|tweet)"
_FALSE = (
    r"(?:false|fake|fabricated|a fabrication|invented|an invention|made up|made-up|bogus|doctored|manipulated|misattributed|"
    r"wrongly attributed|falsely attributed|a hoax|fictitious|untrue|not true|not genuine|not authentic|out of context|"
    r"taken out of context|satire|satirical|a parody|altered|digitally altered)"
)
_SO = r"(?:it|so|this|that|any such thing|such a thing|these words|those words|the words|anything of the (?:kind|sort)|anything like (?:it|that|this))"
_NOT = r"(?:never|not|n['’]t|nor)"
_NEARBY_SENTENCES = 3
# Pages that are somebody's words from end to end.
_TALK = re.compile(
    r"(?i)\b(?:remarks|transcript|full text|speech|address|statement|interview|testimony|press (?:briefing|conference|gaggle|release)|q ?& ?a|"
    r"in (?:his|her|their) own words|letter|op-?ed|opinion|podcast|debate|hearing)\b"
)
# Reports say "I" outside marks once in some hundred words at most; speeches and columns once in fifty.
_MOST_FIRST_PERSON = 0.008
# The paragraph tells what somebody said: "Ana Reyes said that …".
_TELLS = re.compile(r"\b[A-Z][\w'’-]+ (?:said|says|told|added|explained|announced|warned|argued|claimed|wrote)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|[Uu]s|[Mm]ine|[Oo]urs|I['’]\w+|[Ww]e['’]\w+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """One place of a page where words match, and what the page says around it.

    *lead* and *tail* are the rest of the same sentence, *behind* the next sentences, all without what stands in marks;
    *title* is the page's, *heading* the nearest one above, *paragraph* what the page says before the words in their paragraph.
    *marked*: the words stand in quotation marks, a block quote or a post.
    """

    words: str
    lead: str
    tail: str
    behind: str
    paragraph: str
    heading: str
    title: str
    marked: bool
    hypothetical: bool = False

    @property
    def sentence(self) -> str:
        """The sentence around the words, which three dots in marks stand for."""
        return f"{self.lead} “…” {self.tail}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """How the page gives the words, by which rule, and the page's own words that show it."""

    attested: Attested
    rule: str
    frame: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttestationRule:
    """One way in which a page takes words away from whom it names for them."""

    name: str
    attested: Attested
    why: str
    example: str
    shown: Callable[[Surroundings], str]
    # The words and what takes them back stand in one sentence.
    beside: bool = False


def _in(*places: str, pattern: str) -> Callable[[Surroundings], str]:
    """The words of the first of *places* that *pattern* finds; empty where it finds none."""
    seek = re.compile(pattern, re.IGNORECASE)

    def shown(around: Surroundings) -> str:
        for place in places:
            if found := seek.search(getattr(around, place)):
                return " ".join(found.group().split()).strip(" ,.;:")
        return ""

    return shown


def _doubted_by_check(around: Surroundings) -> str:
    """A fact check that rates the words false governs what posts and pictures are quoted with on its page."""
    rating = _rating(around)
    if rating is not False:
        return ""
    return around.title if _CLAIMED.search(f"{around.paragraph} {around.lead}") else ""


_CLAIMED = re.compile(
    rf"(?i)\b{_PICTURE}\b[^.!?]{{0,120}}\b(?:claim(?:s|ed|ing)?|say(?:s|ing)?|said|alleg(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|show(?:s|ed|ing)?|"
    r"attribut(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|read(?:s|ing)?|with|has|have|shared|circulat)"
)
_CHECK = re.compile(
    r"(?i)\bfact[- ]?check|\bfaktencheck|\bverif(?:y|ied|ication)\b|\bdebunk|^(?:no|did|does|is|was)\b.*\?|^no,"
)
_RATED = re.compile(
    rf"(?i)\b(?:verdict|rating|our ruling|ruling|conclusion|result|we rate(?: this)?(?: claim)?)\b\W{{0,3}}(?:(?:is|as|this|claim|it)\W){{0,3}}"
    rf"(?P<false>mostly false|{_FALSE}|pants on fire|misleading|no evidence|incorrect)?(?P<true>true|mostly true|correct|genuine|"
    r"authentic|accurate|real|confirmed)?"
)
_DENYING_TITLE = re.compile(
    rf"(?i)\b(?:did not|didn['’]t|never|does not|doesn['’]t)\b[^?]{{0,60}}\b{_SAY}|\bno,|\bfake (?:quote|quotation)|\b{_FALSE}\b|\bno evidence\b|\bno record\b"
)


def _rating(around: Surroundings) -> bool | None:
    """Whether a fact check finds that the words were said; None for a page that is none, or gives no rating."""
    head = f"{around.title} {around.heading}"
    rated = [found for found in _RATED.finditer(around.behind) if found["false"] or found["true"]]
    if rated:
        return rated[-1]["false"] is None
    if _CHECK.search(head) and _DENYING_TITLE.search(head):
        return False
    return None


def _correction(around: Surroundings) -> str:
    """The words that a correction takes back: those behind its sign of the error, not those it gives instead."""
    told = f"{around.paragraph} {around.lead}"
    opened = _NOTE.search(told)
    if opened is None:
        return ""
    signs = [(found.start(), found.lastgroup) for found in _SIGN.finditer(told)]
    # "… said X, not Y" and "not X but Y": the nearest sign before the words decides.
    if signs and signs[-1][1] == "right":
        return ""
    return " ".join(opened.group().split()) if signs else ""


_NOTE = re.compile(
    r"(?i)\b(?:correction|corrections|clarification|editor['’]s note|editors['’] note|retraction|update|amended|this (?:article|story|post) (?:was|has been) "
    r"(?:amended|corrected|updated|changed)|(?:an )?(?:earlier|previous|original|first|initial) versions?)\b"
)
_SIGN = re.compile(
    r"(?i)(?P<wrong>\b(?:misquoted|misattributed|incorrectly|wrongly|mistakenly|erroneously|in error|falsely|inaccurately|"
    r"originally|(?:earlier|previous|original|first|initial) versions?|rather than|instead of|retracted?|withdrawn|was quoted as|not)\b)|"
    r"(?P<right>\b(?:in fact|actually|correct(?:ly)? (?:quotation|quote|wording|words|version)|should (?:have )?(?:read|been|said)|what (?:he|she|they) (?:really |actually )?said|"
    r"the (?:right|correct|full) (?:words|quotation|quote)|it now reads|but)\b)"
)

_DENIED_BEHIND = (
    rf"\b{_WORDS_OF_IT}\b[^.!?“]{{0,40}}“…” (?:is|was|were|are|has been)(?: [\w'’-]+)? {_FALSE}\b|“…”[^.!?]{{0,12}} (?:is|was)(?: [\w'’-]+)? (?:fake|fabricated|a fabrication|invented|misattributed|wrongly attributed|falsely attributed)\b|"
    rf"\b{_NOT} (?:[\w'’-]+ ){{0,2}}{_SAY} {_SO}\b(?! (?:the|a|an|is|was|will|there|we|they|she|he|it)\b)|n['’]t (?:ever )?{_SAY} {_SO}\b(?! (?:the|a|is|was|will|we|they|she|he|it)\b)|"
    rf"\b(?:are|is|were|was) (?:[\w'’-]+ )?(?:words|a (?:quotation|quote|line|sentence|remark)) (?:that )?[\w'’ .-]{{1,40}} (?:never|did not|didn['’]t) {_SAY}|"
    rf"\bno (?:record|evidence|proof|trace|indication|sign)\b (?:that|of|for|he|she|they|[A-Z])[^.!?]{{0,90}}\b(?:{_SAY}|{_WORDS_OF_IT})\b|"
    rf"\b(?:the|that|this|called (?:the|it|this|that))(?: [\w'’-]+){{0,2}} {_WORDS_OF_IT}(?: (?:is|was|are|were|has been|as))?(?: [\w'’-]+)? {_FALSE}\b|"
    rf"\bden(?:y|ies|ied) (?:ever )?(?:{_SAY}|having {_SAY}) {_SO}\b|\bden(?:y|ies|ied) (?:the|this|that) (?:{_WORDS_OF_IT}|report)\b|"
    rf"\b(?:did|has|had|does) (?:not|never) (?:ever )?(?:actually |really )?{_SAY} (?:{_SO}|the {_WORDS_OF_IT}|this {_WORDS_OF_IT})\b(?! (?:is|was|will)\b)"
)

RULES = (
    AttestationRule(
        name="below_disputed_heading",
        attested=Attested.DENIED,
        why="the heading above says that the words are wrongly given to somebody",
        example="Misattributed",
        shown=_in("heading", pattern=r"^\W*(?:misattributed|disputed|wrongly attributed|falsely attributed|apocryphal|fake quot\w+|unverified|zugeschrieben|fälschlich\b.*)\W*$"),
    ),
    AttestationRule(
        name="withdrawn_by_correction",
        attested=Attested.WITHDRAWN,
        why="a correction repeats the words to take them back",
        example="Correction: An earlier version of this article misquoted Ana Reyes as saying “X”.",
        shown=_correction,
    ),
    AttestationRule(
        name="saying_denied",
        attested=Attested.DENIED,
        why="the sentence says that they were never said",
        example="Ana Reyes never said “X”. She denied saying “X”.",
        shown=_in(
            "lead",
            pattern=rf"(?:\b{_NOT}|{_NOT})(?: [\w'’-]+){{0,2}} {_SAY}(?: (?:that|to [\w'’ -]{{1,40}}|the words|anything like|of [\w'’ -]{{1,40}}|for))?[:,]?\s*$|"
            rf"\b(?:den(?:y|ies|ied|ying)|disput(?:es|ed)|reject(?:s|ed))\b(?: [\w'’-]+){{0,4}} (?:{_SAY}|having|{_WORDS_OF_IT})\b[^.!?;]{{0,60}}$|"
            rf"\b(?:no|without) (?:record|evidence|proof|trace|indication|source)\b[^.!?;]{{0,120}}$|"
            rf"\b(?:falsely|wrongly|wrongfully|erroneously|mistakenly|incorrectly) (?:attribut|quot|credit|report|claim)\w*\b[^.!?;]{{0,100}}$|"
            rf"\b(?:misquoted|misattributed|fake quot\w+|fabricated|invented|made-up|made up|doctored|bogus)\b[^.!?;]{{0,80}}$",
        ),
        beside=True,
    ),
    AttestationRule(
        name="saying_denied_beside",
        attested=Attested.DENIED,
        why="the rest of the sentence says that they were never said",
        example="“X” is a quotation that she never uttered.",
        shown=_in(
            "sentence",
            pattern=_DENIED_BEHIND,
        ),
        beside=True,
    ),
    AttestationRule(
        name="saying_denied_behind",
        attested=Attested.DENIED,
        why="the next sentences say that they were never said",
        example="“X.” There is no record that she said so.",
        shown=_in("behind", pattern=_DENIED_BEHIND),
    ),
    AttestationRule(
        name="asked_whether_said",
        attested=Attested.DOUBTED,
        why="the page asks whether they were said",
        example="Did Ana Reyes say “X”? No, she did not.",
        shown=lambda around: _asked(around),
        beside=True,
    ),
    AttestationRule(
        name="claimed_by_a_post",
        attested=Attested.DOUBTED,
        why="a post or picture claims it, and the page calls that false",
        example="A viral post claims that Ana Reyes said “X”. This is false.",
        shown=lambda around: _claimed(around),
        beside=True,
    ),
    AttestationRule(
        name="checked_and_false",
        attested=Attested.DOUBTED,
        why="the page is a fact check that rates them false",
        example="Fact check: Reyes did not say “X”",
        shown=_doubted_by_check,
    ),
    AttestationRule(
        name="imagined",
        attested=Attested.IMAGINED,
        why="the page only imagines them",
        example="Imagine if Ana Reyes said “X”.",
        shown=_in(
            "lead",
            pattern=r"\b(?:imagine|suppose|picture|what if|as if|as though|if only|if)\b[^.!?;,]{0,80}\b(?:said|says|say|saying|told|to say|tell|were to say|stood up and said)\b[^.!?;]{0,40}$|"
            r"\b(?:would|could|might|may|should) (?:(?:have|just|simply|perhaps|probably|well|rather|as well) ){0,2}(?:say|said|tell|told|answer|answered|reply|replied|write|written|call|called)\b[^.!?;]{0,30}$",
        ),
    ),
    AttestationRule(
        name="fiction",
        attested=Attested.IMAGINED,
        why="the page calls itself fiction or satire",
        example="Satire: The mayor's diary",
        shown=_in("title", "heading", pattern=r"^\W*(?:satire|parody|fiction|short story|a short story|humou?r|spoof)\b|\b(?:a short story|a satire|\(satire\)|a novel|an excerpt from the novel)\W*$"),
    ),
)  # fmt: skip


def _asked(around: Surroundings) -> str:
    found = re.search(
        rf"(?i)^\W*(?:so |but |and )?(?:did|has|had|does|is it true that|is it really true that|was it really)\b[^.!?;]{{0,120}}\b{_SAY}\b[^.!?;]{{0,40}}$",
        around.lead,
    )
    answered = re.match(r"(?i)\W*(?:yes|indeed|she did|he did|they did|it is true|true|correct)\b", around.behind)
    if found is None or answered or _rating(around) is True or "?" not in around.words[-2:] + around.tail[:3]:
        return ""
    return " ".join(found.group().split())


def _claimed(around: Surroundings) -> str:
    found = _CLAIMED.search(around.lead)
    if found is None or _rating(around) is True:
        return ""
    called = re.search(
        rf"(?i)\b(?:this|that|it|the (?:claim|post|picture|image|{_WORDS_OF_IT})|verdict|rating)\b\W{{0,3}}(?:(?:is|was|are|has been)\W)?(?:[\w'’-]+ )?{_FALSE}\b",
        around.tail + " " + around.behind,
    )
    return " ".join(found.group().split()) if called else ""


class Attestations:
    """How one text gives words, place by place.

    *told* says whether a writer tells it, so that words outside marks are his own; None: that is for the text to show.
    """

    def __init__(self, text: str, blocks: tuple[Block, ...] = (), *, title: str = "", told: bool | None = None) -> None:
        self._text, self._blocks, self._title = text, blocks, title
        self._told = told

    def taken_back(self, utterance: Utterance) -> Attestation | None:
        """How the sentence of an utterance itself takes its words back; None where it does not."""
        around = self._around(utterance.parts, utterance)
        for rule in RULES:
            if rule.beside and rule.attested in TAKEN_BACK and (frame := rule.shown(around)):
                return Attestation(attested=rule.attested, rule=rule.name, frame=frame)
        return None

    def at(self, pieces: Sequence[Span], utterance: Utterance | None, *, given: bool) -> Attestation:
        """How the page gives the words at *pieces*; *given*: it names a speaker for them by a label, a turn or its byline."""
        around = self._around(pieces, utterance)
        for rule in RULES:
            if frame := rule.shown(around):
                return Attestation(attested=rule.attested, rule=rule.name, frame=frame)
        if around.marked or given or _FIRST_PERSON.search(around.words):
            return Attestation(attested=Attested.SAID, rule="said")
        return self._unmarked(around)

    def _unmarked(self, around: Surroundings) -> Attestation:
        """Words outside all marks that no label gives to anybody: reported beside a word of saying, else the writer's own."""
        for side in (around.lead, around.tail):
            if found := _CUE.search(side):
                return Attestation(attested=Attested.REPORTED, rule="reported", frame=found.group())
        if self._is_told or _TELLS.search(around.paragraph):
            return Attestation(attested=Attested.WRITER, rule="writer")
        return Attestation(attested=Attested.SAID, rule="said")

    @cached_property
    def _is_told(self) -> bool:
        """Whether a writer tells the page: others' words stand in marks, and outside them nobody says "I".

        A speech, a statement or notes may have no marks, or only those of what they cite.
        """
        if self._told is not None:
            return self._told
        told = without_quoted(self._text)
        if told == self._text or _TALK.search(self._title or self._first_heading):
            return False
        return len(_FIRST_PERSON.findall(told)) <= _MOST_FIRST_PERSON * len(told.split())

    def _around(self, pieces: Sequence[Span], utterance: Utterance | None) -> Surroundings:
        text = self._text
        start, end = pieces[0].start, pieces[-1].end
        marked = utterance is not None
        if utterance is not None:
            start, end = min(start, utterance.parts[0].start), max(end, utterance.parts[-1].end)
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        last = last if last >= 0 else len(text)
        before, after = text[first:start], text[end:last]
        # A full stop within the marks ends the page's sentence; “…?” she asked goes on.
        ended = text[end - 1 : end] in (".", "…") or after[:1] in (".", "…")
        sentences = [span.cut(before) for span in split_sentences(before)]
        # What ends in a stop, mark included, is a sentence of its own before the words.
        lead = sentences[-1] if sentences and not re.search(r"[.!?…][”\"»’')\]]{0,3}\s*[“\"„«‘']?$", before) else ""
        behind = list(self._behind(after, last))
        tail = "" if ended or not behind else behind.pop(0)
        heading = self._heading(start)
        return Surroundings(
            words=text[pieces[0].start : end],
            lead=_outside(lead),
            tail=_outside(tail),
            behind=_outside(" ".join(behind)),
            paragraph=_outside(before),
            heading=heading,
            title=self._title or self._first_heading,
            marked=marked,
            hypothetical=utterance is not None and utterance.hypothetical,
        )

    def _behind(self, after: str, last: int) -> Iterator[str]:
        """The next sentences of the paragraph and, where they are few, of the one below."""
        spans = [span.cut(after) for span in split_sentences(after)]
        yield from spans[: _NEARBY_SENTENCES + 1]
        if len(spans) <= _NEARBY_SENTENCES:
            below = self._text[last : last + 600].lstrip().split("\n", 1)[0]
            for span in list(split_sentences(below))[:_NEARBY_SENTENCES]:
                yield span.cut(below)

    @cached_property
    def _headings(self) -> tuple[Block, ...]:
        return tuple(block for block in self._blocks if block.kind is BlockKind.HEADING)

    @cached_property
    def _first_heading(self) -> str:
        return self._headings[0].span.cut(self._text) if self._headings else ""

    def _heading(self, offset: int) -> str:
        above = [block for block in self._headings if block.span.end <= offset]
        return above[-1].span.cut(self._text) if above else ""


def _outside(told: str) -> str:
    """*told* less what stands in marks, and less marks without partners at its ends."""
    return without_quoted(told).strip(" \t\n\"“”„«»‘’'")
