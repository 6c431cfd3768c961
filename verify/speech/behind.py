"""The cue and the mention behind a quoted passage: "…," said Ruiz."""

from __future__ import annotations

from dataclasses import replace

from verify.speech.behind_subjects import any_verb, says_at, subject_first, titled, unclosed, up_to_verb, verb_behind
from verify.speech.clauses import REACH
from verify.speech.governing import SpeakerLink
from verify.speech.lexicon import CueRank
from verify.speech.linking import Here, Linking, LinkRule, first_link
from verify.speech.mentions import MentionKind, mention_after
from verify.speech.passage_kind import is_label
from verify.speech.rules import Rule
from verify.speech.tags import NOUN_ROW, Tag

# A cue governs a row of passages, but no longer one than this.
PASSAGES = 6
_TERMINAL = ".?!…"
# Tokens that may follow the name in a signature.
# Of 2,808 passages tried, half as many change 0, twice as many 1.
_SIGNED = 14
_RUNS = frozenset("goes went begins began runs ran ends ended starts started continues continued reads".split())
_COMES = frozenset("came comes was is went goes rang".split())


def beside(links: Linking, quote: int, end: int) -> SpeakerLink | None:
    """The link that begins right behind the passage at token *quote*, within its sentence."""
    tags = links.tokens.tags
    place = quote + 1
    while place < end and tags[place] in ",-~":
        place += 1
    if (
        place >= end
        or is_label(links.tokens, quote)
        or (tags[place] == Tag.CONJUNCTION and links.clauses.last_sign(quote) != ",")
    ):
        return None
    return first_link(BESIDE, Here(links=links, quote=quote, place=place, start=quote, end=end, direct=True))


def said_beside(links: Linking, quote: int, end: int) -> SpeakerLink | None:
    """The link right behind the passage at token *quote* if it reports words."""
    found = beside(links, quote, end)
    return found if found and found.rank is CueRank.SAY else None


def further(links: Linking, quote: int, end: int) -> SpeakerLink | None:
    """The link behind the passage at token *quote* that other words part from it."""
    tags = links.tokens.tags
    passed = 0
    for place in range(quote + 1, min(end, quote + REACH)):
        if tags[place] == Tag.QUOTE:
            passed += 1
            if passed > PASSAGES or links.clauses.last_sign(place) in _TERMINAL:
                return None
        found = first_link(FURTHER, Here(links=links, quote=quote, place=place, start=quote, end=end))
        if found:
            return found
    return None


def signature(links: Linking, place: int) -> SpeakerLink | None:
    """ "…" — Ana Ruiz, 34: the name that closes a paragraph behind a dash."""
    mention = mention_after(links.tokens, place)
    if mention is None or mention.kind is MentionKind.PRONOUN:
        return None
    rest = range(mention.last + 1, len(links.tokens.tags))
    if len(rest) > _SIGNED or any(_is_finite(links, at) for at in rest):
        return None
    return links.made(mention, place - 1, place - 1, after=True, direct=True, rank=CueRank.PHRASE)


def _is_finite(links: Linking, place: int) -> bool:
    """Whether a verb of a sentence, or a passage, stands at *place*; "tweeting on Monday" only tells more."""
    tag = links.tokens.tags[place]
    return tag in (Tag.AUXILIARY, Tag.QUOTE) or (tag == Tag.CUE and not links.tokens.low[place].endswith("ing"))


def _signed(here: Here) -> SpeakerLink | None:
    return signature(here.links, here.place) if here.tokens.tags[here.place - 1] == "-" else None


def _said_by(here: Here) -> SpeakerLink | None:
    verb = here.clauses.skip_adverbs(here.place)
    if not says_at(here, verb) or here.tokens.low[verb].endswith("ing"):
        return None
    return here.behind(here.links.inverted(verb, here.end), verb)


def _phrase(here: Here) -> SpeakerLink | None:
    return here.links.phrase_at(here.place, here.end, direct=here.direct, after=True)


def _comes(here: Here, *words: str) -> bool:
    """Whether "came", "was" stands here, with one of *words* behind it if there are any."""
    low, place = here.tokens.low, here.place
    return low[place] in _COMES and place + 2 < here.end and (not words or low[place + 1] in words)


def _was_all(here: Here) -> SpeakerLink | None:
    return subject_first(replace(here, place=here.place + 2)) if _comes(here, "all") else None


def _is_how(here: Here) -> SpeakerLink | None:
    if not _comes(here, "how"):
        return None
    mention = mention_after(here.tokens, here.place + 2, inverted=False)
    verb = verb_behind(here, mention)
    reports = verb < here.end and (here.tokens.low[verb] in here.lexicon.verbs or here.clauses.is_phrasal(verb))
    return here.behind(mention, verb) if reports else None


def _came_from(here: Here) -> SpeakerLink | None:
    if not _comes(here) or _comes(here, "all", "how"):
        return None
    low = here.tokens.low
    for noun in range(here.place + 1, min(here.end - 2, here.place + 6)):
        if low[noun] in here.lexicon.noun_forms and low[noun + 1] in ("from", "of", "by"):
            return here.links.made(
                mention_after(here.tokens, noun + 2), noun, noun, after=True, direct=True, rank=CueRank.NOUN
            )
        if here.tokens.tags[noun] not in NOUN_ROW:
            break
    return None


def _runs(here: Here) -> SpeakerLink | None:
    """Texts that run so, with a subject before the verb or behind it."""
    if here.clauses.last_sign(here.quote) not in ",?!…":
        return None
    if here.tokens.low[here.place] in _RUNS:
        return here.behind(here.links.inverted(here.place, here.end), here.place)
    mention = mention_after(here.tokens, here.place, inverted=False)
    verb = mention.last + 1 if mention else here.end
    closes = here.tokens.tags[verb + 1 : verb + 2] in (".", "", Tag.QUOTE)
    return here.behind(mention, verb) if verb < here.end and here.tokens.low[verb] in _RUNS and closes else None


def _parted_subject(here: Here) -> SpeakerLink | None:
    return subject_first(replace(here, place=here.place + 1)) if _is_parted(here) else None


def _parted_said(here: Here) -> SpeakerLink | None:
    return _said_by(replace(here, place=here.place + 1)) if _is_parted(here) else None


def _is_parted(here: Here) -> bool:
    return here.tokens.tags[here.place] in (",", "-", Tag.QUOTE) and here.place + 1 < here.end


# Right behind the passage, in this order.
BESIDE: tuple[LinkRule, ...] = (
    Rule("signature", "behind a dash a name closes the paragraph", "“X” — Ana Reyes, 34", _signed),
    Rule("said_by", "a verb of saying and whoever it names follow the words", "“X,” said Ana Reyes.", _said_by),
    Rule("speaker_says", "a speaker and a verb of saying follow the words", "“X,” Ana Reyes told the hall.", subject_first),
    Rule("phrase_behind", "a phrase that names a source follows the words", "“X,” according to Ana Reyes.", _phrase),
    Rule("titles", "a row of titles, a name and a verb of saying follow the words", "“X,” chairman, CEO and president Reyes said.", titled),
    Rule(
        "open_apposition",
        "a name, what its bearer is and, without a comma between, a verb of saying follow the words",
        "“X,” Ana Reyes, the guru who founded a school tweeted on Friday.",
        unclosed,
    ),
    Rule(
        "whole_subject",
        "nothing but its subject stands between the words and a verb of saying",
        "“X,” a man who asked not to be named said.",
        up_to_verb,
    ),
    Rule("was_all", "they are called all that a speaker would say", "“X” was all that Ana Reyes would say.", _was_all),
    Rule("is_how", "they are how somebody put it", "“X” is how Ana Reyes described the plan.", _is_how),
    Rule("came_from", "they are called a reply or a call from somebody", "“X” came the reply from Ana Reyes.", _came_from),
    Rule("any_verb", "behind a sentence and its comma a speaker's verb tells who spoke", "“X,” Ana Reyes beamed.", any_verb),
    Rule("runs", "a text is said to begin, go or end so", "“X,” goes the old joke.", _runs),
)  # fmt: skip
# Tried at each place further on in the sentence.
FURTHER: tuple[LinkRule, ...] = (
    Rule(
        "later_speaker_says",
        "later in the sentence a speaker and a verb of saying stand behind a comma",
        "“X” is no plan at all, Ana Reyes said.",
        _parted_subject,
    ),
    Rule(
        "later_said_by",
        "later in the sentence a verb of saying stands behind a comma, and whoever it names",
        "“X” is no plan at all, said Ana Reyes.",
        _parted_said,
    ),
    Rule(
        "later_phrase",
        "later in the sentence stands a phrase that names a source",
        "“X” is no plan at all according to Ana Reyes.",
        _phrase,
    ),
)
