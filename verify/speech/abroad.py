"""Drafts in other languages than English: what may be read of their speakers without a grammar, and what may not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from verify.model.claim import ClaimKind, Form
from verify.model.span import Span
from verify.speech.dashes import RAYA
from verify.speech.marks import MarkedPassage
from verify.speech.mentions import Mention, MentionKind
from verify.speech.passage_kind import passage_words
from verify.speech.rules import Rule, first_found
from verify.speech.said import SpokenWords
from verify.text.titles import PARTICLE

_NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish",
    "pl": "Polish", "tr": "Turkish", "ja": "Japanese", "ko": "Korean", "zh": "Chinese", "ar": "Arabic", "he": "Hebrew",
    "el": "Greek", "hi": "Hindi",
}  # fmt: skip
# Verbs of saying as they stand between a quotation and its speaker: "…", sagte Ruiz. Only these forms, only this order.
_SAID = {
    "de": "sagte|sagt|erklärte|erklärt|betonte|betont|meinte|meint|so|ergänzte|berichtete|berichtet|antwortete|rief|schrieb"
    "|schreibt|kritisierte|warnte|forderte|versicherte|teilte|fragte|fragt",
    "es": "dijo|dice|afirmó|afirma|añadió|aseguró|asegura|explicó|explica|declaró|señaló|respondió|preguntó|indicó|manifestó"
    "|apuntó|advirtió|insistió|comentó|contestó|subrayó",
    "fr": "a déclaré|a dit|a affirmé|a ajouté|a expliqué|a assuré|a répondu|a estimé|a précisé|a souligné|a insisté|déclare|dit"
    "|affirme|ajoute|explique|assure|estime|précise|souligne|répond|selon",
    "it": "ha detto|ha dichiarato|ha affermato|ha aggiunto|ha spiegato|ha risposto|ha sottolineato|dice|disse|afferma|spiega"
    "|aggiunge|dichiara|secondo",
    "pt": "disse|diz|afirmou|afirma|acrescentou|declarou|explicou|explica|respondeu|perguntou|garantiu|segundo",
    "nl": "zei|zegt|aldus|verklaarde|verklaart|vertelde|vertelt|antwoordde|schreef|stelt|stelde|volgens",
    "sv": "sade|sa|säger|förklarade|förklarar|berättar|skrev|skriver|svarade|menar|enligt",
}  # fmt: skip
# Roles that German, which gives every noun a capital, puts before a name.
_ROLE = re.compile(
    r"(?:\w*(?:meister|minister|präsident|sprecher|chef|leiter|direktor|professor|kanzler|vorsitzende|anwalt|anwält|rat|rät"
    r"|richter|trainer|inhaber|experte|expert|forscher|lehrer|pfarrer|abgeordnete|senator|vorstand|pastor|dekan|vogt"
    r"|referent|gründer|bauer|wirt|sekretär|kommissar|beauftragte)(?:in|r|s|n)?|Dr\.?|Prof\.?|Herr|Frau)",
    re.IGNORECASE,
)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w'’.-]*[\w'’-]"
_TIE = rf"(?:{PARTICLE} ){{0,3}}"
_NAME = rf"(?:(?:Dr|Prof|Sr|Sra|M|Mme)\. ?){{0,2}}(?P<name>{_CAPITAL}(?: {_TIE}{_CAPITAL}){{0,5}})(?![\w'’-]| {_TIE}{_CAPITAL})"
# "dijo la alcaldesa Ana Ruiz": an article and a role in small letters; a preposition would begin something else.
_LITTLE = r"(?:(?!(?:zu|mit|von|vom|für|auf|in|im|an|am|a|al|de|del|en|con|para|por|à|au|aux|des|du|dans|avec|que|ai|di|da|do|dos|van|aan|op|till|i|på|om|att)\b)[^\W\d_A-Z][\w'’-]*[ \u00a0]){0,3}"  # noqa: E501
# Whoever stands behind "and" speaks as well, and two are not read.
_NO_OTHER = rf"(?! (?:und|y|e|et|en|och|&) {_CAPITAL})"
# What may open a sentence with a capital before a verb of saying, and is nobody's name.
_NOBODY = frozenset(
    """er sie es man wer das dies der die ich wir él ella ellos ellas yo nosotros quien il elle ils elles on je nous lui lei
    egli ella io noi ele ela eles elas eu nós hij zij ze het men ik wij wie han hon de den det jag vi man también aussi anche
    também ook auch även""".split()
)
# A name goes on behind no full stop, so the look ahead is short.
_REACH = 160
_WORTH_ASKING = 4
_BETWEEN_MOST = 4
_BETWEEN = re.compile(r"[\s.,;:!?–—-]{0,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who a passage is given to: the name and where it stands, and the verb."""

    span: Span
    name: str
    cue: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A passage with its marks, from *start* to *end* of a text in another *language*."""

    text: str
    start: int
    end: int
    language: str


def speakers_are_read(language: str | None) -> bool:
    """Whether the attributions of a draft in this language are read: those of English, which an unknown one counts as."""
    return language in (None, "en")


def language_name(language: str | None) -> str:
    """The language's name in English, its code where none is known."""
    return _NAMES.get(language or "", language or "this language")


def without_grammar(
    text: str, said: Sequence[SpokenWords], passages: Sequence[MarkedPassage], language: str
) -> list[SpokenWords]:
    """*said*, with those speakers alone whom a verb of saying right behind the passage names; English rules tell nothing.

    Where no speaker can be told, length alone tells words worth looking for from a mark of distance.
    """
    done: list[SpokenWords] = []
    known: dict[str, str] = {}
    before: tuple[SpokenWords, int] | None = None
    for one in sorted(said, key=lambda each: each.inner.start):
        if one.place < 0:
            done.append(one)
            continue
        passage = passages[one.place]
        one.mention, one.cue, one.name, one.rule, one.medium, one.hypothetical = None, None, "", "", None, False
        if one.kind is ClaimKind.SCARE and len(passage_words(one.inner.cut(text)[:200])) >= _WORTH_ASKING:
            one.kind = ClaimKind.QUOTATION
        named = first_found(
            ABROAD, Marked(text=text, start=passage.outer.start, end=passage.outer.end, language=language)
        )
        goes_on = before is not None and before[0].paragraph == one.paragraph and _is_near(text, before[1], passage)
        if passage.mark == RAYA and before and before[0].paragraph == one.paragraph:
            one.joins = True
            one.joined_by_comma = "." not in text[before[1] : passage.outer.start]
        if named and one.kind is ClaimKind.QUOTATION:
            one.rule, found = named
            name = (
                known.setdefault(found.name.split()[-1].casefold(), found.name) if " " not in found.name else found.name
            )
            known[name.split()[-1].casefold()] = name
            one.mention, one.name, one.cue = _mention(found.span), name, found.cue
            before = (one, found.span.end)
        elif before and goes_on and one.form is not Form.NESTED:
            one.mention, one.name, one.cue = before[0].mention, before[0].name, before[0].cue
            one.rule = before[0].rule
            before = (one, passage.outer.end)
        else:
            before = None
        done.append(one)
    return done


def _behind(marked: Marked) -> Attribution | None:
    pattern = _pattern(marked.language)
    found = pattern.match(marked.text, marked.end, marked.end + _REACH) if pattern else None
    return _named(marked.text, found, marked.language) if found else None


def _ahead(marked: Marked) -> Attribution | None:
    text, place = marked.text, marked.start
    pattern = _pattern_ahead(marked.language)
    first = max(0, place - _REACH)
    found = None
    if pattern and text[max(0, place - 3) : place].rstrip().endswith(":"):
        start = max(text.rfind(sign, first, place) for sign in (". ", "\n", "! ", "? ", "» ", "“ ", "” "))
        start = start + 1 if start >= 0 else first
        found = pattern.fullmatch(text, start, place) if start > 0 or first == 0 else None
    return _named(text, found, marked.language) if found else None


def _named(text: str, found: re.Match[str], language: str) -> Attribution | None:
    """The attribution to the name that was *found*, without the role before it."""
    start, end = found.span("name")
    words = text[start:end].split()
    while language == "de" and len(words) > 1 and (words[0] in ("Der", "Die") or _ROLE.fullmatch(words[0])):
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    if words[0][0].islower() or words[0].casefold() in _NOBODY or (language == "de" and _ROLE.fullmatch(words[0])):
        # "sagte die Sprecherin von Keller", "Sie sagte: …": a role or a pronoun is nobody's name.
        return None
    return Attribution(span=Span(start, end), name=" ".join(words), cue=Span(*found.span("cue")))


@lru_cache(maxsize=16)
def _pattern(language: str) -> re.Pattern[str] | None:
    verbs = _SAID.get(language)
    return re.compile(rf"[,.]?[\s—–-]{{0,3}}(?P<cue>{verbs}) {_LITTLE}{_NAME}{_NO_OTHER}") if verbs else None


@lru_cache(maxsize=16)
def _pattern_ahead(language: str) -> re.Pattern[str] | None:
    verbs = _SAID.get(language)
    article = r"(?:(?:El|La|Los|Las|Le|L’|L'|Il|Lo|O|A|De|Het|Den|Det) ?)?"
    return re.compile(rf"\s*{article}{_LITTLE}{_NAME} (?P<cue>{verbs}) ?:\s*") if verbs else None


def _is_near(text: str, end: int, passage: MarkedPassage) -> bool:
    """Whether nothing but signs stand between *end* and *passage*."""
    return passage.outer.start - end <= _BETWEEN_MOST and bool(_BETWEEN.fullmatch(text, end, passage.outer.start))


def _mention(span: Span) -> Mention:
    return Mention(first=0, last=0, head_first=0, head_last=0, span=span, head=span, kind=MentionKind.NAME)


ABROAD: tuple[Rule[Marked, Attribution], ...] = (
    Rule("abroad_behind", "a verb of saying and a name follow the words", "„X“, sagte Anna Keller.", _behind),
    Rule("abroad_ahead", "a name, a verb of saying and a colon lead to the words", "Anna Keller sagte: „X.“", _ahead),
)
