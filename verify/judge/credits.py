"""Whom a text credits for what it tells: the one table of "told Axios", "first reported by", "according to", "laut", "via"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from verify.model.span import Span
from verify.outlets import OutletTable
from verify.speech.cue_words import OUTLET_RETELLS
from verify.text.late import late


class Reach(StrEnum):
    """How far from its own sentence a credit speaks for other words."""

    ONWARD = "onward"
    NEXT = "next"
    BACK = "back"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRule:
    """A way to credit an outlet: what stands right *before* its name, or right *after* it."""

    name: str
    why: str
    example: str
    reach: Reach
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None

    def holds(self, text: str, name: Span) -> bool:
        """Whether *text* credits so the outlet that it names at *name*."""
        if self.before and self.before.search(text[max(0, name.start - _BEFORE) : name.start]):
            return True
        return bool(self.after and self.after.match(text, name.end, name.end + _AFTER))


_BEFORE, _AFTER = 80, 80
_ARTICLES = (
    r"(?:(?:the|der|die|das|dem|den|le|la|les|el|los|il|lo|gli|o|os|as|het|de|newspaper|magazine|broadcaster|agency) )?"
)
_SUBJECT = r"(?: [\w’'-]+){0,4}?"


def _before(pattern: str) -> re.Pattern[str]:
    return late(rf"(?i)(?:{pattern})\s*{_ARTICLES}[“„«\"‚‘]?$")


def _after(pattern: str) -> re.Pattern[str]:
    return late(rf"[”“»\"’]?(?:['’]s?(?: [A-ZÀ-Þ][\w.’'-]+){{0,3}})?(?:\s*\([A-Z\d]{{2,12}}\))?\s*(?:{pattern})\b")


# In this order: the first rule that holds names the credit.
CREDITS = (
    CreditRule(
        name="spoken_to",
        why="whoever spoke to one outlet was heard by it alone",
        example="“We will sail,” she told Axios.",
        reach=Reach.ONWARD,
        before=_before(
            r"\b(?:told|tells?|telling|interview(?:ed)?,? (?:with|to|by|on|for|in)|"
            r"(?:statement|comments|remarks|words|e-?mail)(?: \w+)? to|sp(?:oke|eaks?|eaking|oken) (?:exclusively )?(?:to|with|on)|"
            r"appear(?:ing|ed|ance) on|talk(?:ed|ing) to|(?:call|conversation|chat|exchange|podcast|q&a) with)"
        ),
        after=_after(
            r"(?:has |had |also )?(?:spoke|spoken|talked|sat down) (?:to|with)|(?:has |had |also )?interviewed"
        ),
    ),
    CreditRule(
        name="spoken_to_translated",
        why="the same in other languages",
        example="„Wir fahren“, sagte sie dem Spiegel.",
        reach=Reach.ONWARD,
        before=_before(
            # Verb and subject stand before the outlet: "a déclaré le capitaine au Monde".
            rf"\b(?:(?:dijo|declaró|contó|aseguró|explicó|afirmó){_SUBJECT} (?:a|al|en)|"
            rf"(?:a|ont) (?:déclaré|dit|confié|expliqué|affirmé){_SUBJECT} (?:à|au|aux|dans)|"
            rf"ha (?:detto|dichiarato|spiegato|raccontato){_SUBJECT} (?:a|al|alla)|"
            rf"(?:disse|afirmou|declarou|contou){_SUBJECT} (?:a|ao|à)|(?:zei|vertelde){_SUBJECT} (?:tegen|aan)|"
            rf"(?:sagte|erklärte|verriet){_SUBJECT} (?=d(?:er|em|en)\b)|"
            r"(?:entrevista|entretien|intervista) (?:con|a|al|en|avec|à|au|ao|em)|"
            r"gegenüber|(?:interview|gespräch) mit|tegenover)"
        ),
    ),
    CreditRule(
        name="written_for",
        why="what somebody writes for an outlet stands there first",
        example="In an essay for Axios she wrote that “we will sail”.",
        reach=Reach.ONWARD,
        before=_before(
            r"\b(?:(?:op-ed|opinion piece|column|essay|commentary|article|editorial)(?: [\w-]+){0,2} (?:for|in)|"
            r"(?:wrote|writing|writes) (?:in|for))"
        ),
    ),
    CreditRule(
        name="first_told",
        why="words that one outlet brought to light were seen there alone",
        example="The letter was first reported by Axios.",
        reach=Reach.BACK,
        before=_before(
            r"\b(?:(?:reported|published|revealed|quoted|cited|obtained|seen|reviewed|aired|broadcast|viewed|carried|printed) (?:by|in|on)|"
            r"originally (?:on|in|at)|appeared (?:first )?in)"
        ),
        after=_after(r"was (?:the )?first\b|(?:exclusively |first )(?:reported|revealed|published)"),
    ),
    CreditRule(
        name="reported",
        why="a page that retells a report saw nothing itself",
        example="According to Axios, “we will sail”.",
        reach=Reach.NEXT,
        before=_before(r"\b(?:according to|as per|per|via|citing|cites|quoting)|\((?:via )?|\bsource: ?"),
        after=_after(rf"(?:previously |also |had |has |later )?(?:{'|'.join(OUTLET_RETELLS)})"),
    ),
    CreditRule(
        name="reported_translated",
        why="the same in other languages",
        example="«No vamos a zarpar», dijo, según Axios.",
        reach=Reach.NEXT,
        before=_before(
            r"\b(?:seg[uú]n(?: (?:informó|publicó|recogió|el diario|la agencia))?|informó|publicó|recoge|recogió|adelantó|citado por|"
            r"laut|(?:nach|unter) (?:angaben|informationen|berufung) (?:von|auf)|"
            r"selon|d[’']après|rapporté (?:par )?|rapporte|cité par|secondo(?: quanto)?|riporta(?:to da)?|citato da|"
            r"segundo|conforme|de acordo com|de acuerdo con|noticiou|volgens|aldus|według|ifølge|enligt|по данным|сообщает|за даними)"
        ),
        after=_after(
            r"zufolge|berichtete?|meldete?|schreibt|schrieb|informó|informa|publicó|rapporte|riporta|noticiou|meldde|schrijft"
        ),
    ),
    CreditRule(
        name="posted_on",
        why="a post is one text, whoever prints it",
        example="“We will sail,” she wrote on Truth Social.",
        reach=Reach.ONWARD,
        before=_before(
            r"\b(?:wrote|posted|said|shared|published|post(?:ing)?|message|statement|video)(?: \w+){0,3} (?:on|to)"
        ),
    ),
    # Looser, and enough beside the very words alone.
    CreditRule(
        name="taken_from",
        why="a note, a poll, a broadcast of somebody is theirs, some words before the name",
        example="“We will sail,” a note by analysts at Axios said.",
        reach=Reach.BESIDE,
        before=late(
            r"(?i)\b(?:told|according to|report(?:ed|s|ing)? (?:by|in|from)|seen by|obtained by|reviewed by|first (?:reported|published)|"
            r"interview|sp(?:oke|eaking|eak) (?:to|with|on)|citing|cited by|quoted|published (?:by|in|on)|released by|via|"
            r"(?:letter|memo|note|study|survey|poll|figures|data|reports?|analysts?|statement|article|story) (?:by|from|in|at|to|of)|"
            r"appear(?:ed|ing|ance) on|on)\s(?:[\w’'&.-]+\s){0,5}$|\bto (?:the )?$"
        ),
    ),
    CreditRule(
        name="tells",
        why="a name with a word of saying is whose words they are",
        example="Axios said on Monday that the ferry would sail.",
        reach=Reach.BESIDE,
        after=late(
            r"(?:['’]s)?\s*,?\s*(?:\([A-Z\d]{2,12}\)\s*)?(?:[\w’'-]+ly\s+|also\s+|has\s+|had\s+|[A-Z][\w.’'-]+\s+){0,3}(?:first\s+)?"
            r"(?:report(?:ed|s)?|wrote|writes|said|says|found|finds|showed|shows|reveal(?:ed|s)|estimat(?:ed|es)|warn(?:ed|s)|publish(?:ed|es)|"
            r"announced|call(?:ed|s)|ask(?:ed|s)|describ(?:ed|es)|not(?:ed|es)|confirm(?:ed|s)|quot(?:ed|es)|cit(?:ed|es)|offer(?:ed|s)|claim(?:ed|s))\b"
        ),
    ),
)


_ARTICLE_OF = {"au": "Le", "du": "Le", "aux": "Les", "der": "Die", "dem": "Der", "den": "Der"}
_DECLINED = late(
    rf"\b(?P<article>(?i:{'|'.join(_ARTICLE_OF)})) [„“«\"‚]?(?P<both>(?P<first>[A-ZÀ-Þ][\w’-]+)(?: [A-ZÀ-Þ][\w’-]+)?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An outlet by its name in the table, where a text names it, and the rule that makes it a credit."""

    outlet: str
    span: Span
    rule: CreditRule


def rule_of(text: str, name: Span) -> CreditRule | None:
    """The rule by which *text* credits what it names at *name*; None where it only mentions it."""
    return next((rule for rule in CREDITS if rule.holds(text, name)), None)


def credits_in(text: str, outlets: OutletTable) -> Iterator[Credit]:
    """Each outlet that *text* credits, in order, the looser ways left out."""
    for name, span in sorted((*_named(text, outlets), *_declined(text, outlets)), key=lambda found: found[1]):
        rule = rule_of(text, span)
        if rule is not None and rule.reach is not Reach.BESIDE:
            yield Credit(outlet=name, span=span, rule=rule)


def _named(text: str, outlets: OutletTable) -> Iterator[tuple[str, Span]]:
    return ((outlet.name, span) for outlet, span in outlets.find(text))


def _declined(text: str, outlets: OutletTable) -> Iterator[tuple[str, Span]]:
    """Outlets whose article another word has swallowed or changed: "au Monde", "gegenüber der Zeit"."""
    for found in _DECLINED.finditer(text):
        article = _ARTICLE_OF[found["article"].lower()]
        for words in (found["both"], found["first"]):
            known = outlets.by_name(f"{article} {words}") if words else None
            if known is not None and known.name.startswith(f"{article} "):
                yield known.name, Span(found.start("first"), found.start("first") + len(words))
                break


def is_named_for(text: str, name: Span) -> bool:
    """Whether *text* names *name* as where it has something from: enough beside the very words."""
    return rule_of(text, name) is not None
