"""Speech, a mark of distance, or a title: what a passage in quotation marks is."""

from __future__ import annotations

from verify.model.claim import ClaimKind, Form
from verify.speech.governing import CALLING, SpeakerLink
from verify.speech.grammar_words import CLASSES
from verify.speech.lexicon import CueRank
from verify.speech.tags import SENTENCE_SIGNS, Tag
from verify.speech.tokens import Tokens
from verify.text.late import late

_WORD = late(r"[\w’'&-]+")
_FUNCTION = (Tag.DETERMINER, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.AUXILIARY, Tag.OBJECT, Tag.SUBORDINATOR)
_SMALL = frozenset(word for tag in _FUNCTION for word in CLASSES[tag].split())
# A work, show, programme or operation is named by the word before or behind it.
_WORKS = frozenset(
    """book books novel memoir film movie documentary show series song album episode article essay column poem play musical
    program programme podcast magazine operation project initiative campaign framework exhibition painting study
    paper entitled titled called hit single track anthem game sitcom drama thriller bestseller classic
    nbc's abc's cbs's cnn's msnbc's fox's hbo's pbs's newsmagazine""".split()
)
NETWORKS = frozenset("nbc abc cbs cnn msnbc fox hbo pbs npr bbc c-span univision espn showtime netflix".split())
# What is done to a work before others: behind these a passage that is written like a title is one.
_PERFORMING = frozenset(
    """sing sings sang sung singing hum hums hummed humming play plays played playing perform performs performed performing
    recite recites recited reciting strum strummed rehearse rehearsed stage staged staging direct directed conduct conducted
    compose composed record recorded""".split()
)
_READING = frozenset("read reads reading quoted quote quotes recited".split())
# Right before what somebody is called: "who goes by the name “Red”".
_BY_NAME = (
    ("the", "name"), ("name", "of"), ("name", "is"), ("name", "was"), ("goes", "by"), ("went", "by"), ("going", "by"),
    ("go", "by"), ("known", "as"), ("the", "nickname"), ("nicknamed",), ("alias",), ("aka",), ("a.k.a.",),
)  # fmt: skip
_DISTANCE = frozenset("so-called supposed alleged quote-unquote self-styled self-described proverbial".split())
_REFERRING = (("referred", "to", "as"), ("spoken", "of", "as"))
_NAMING = frozenset("known called dubbed nicknamed termed labeled labelled titled entitled named styled billed".split())
_NICKNAMING = frozenset("dubbed nicknamed".split())


def passage_words(text: str) -> list[str]:
    """Words of a passage."""
    return _WORD.findall(text)


def is_whole(text: str) -> bool:
    """Whether *text* stands as a sentence: a capital (or bracketed letter) first and four words, or a stop at its end."""
    stripped = text.strip().lstrip("[(…. '‘\"“")
    words = passage_words(text[:400])
    if not stripped or not words:
        return False
    starts = stripped[0].isupper() or stripped[0].isdigit() or text.strip().startswith("[")
    ends = text.rstrip("\"'”’ ")[-1:] in ".?!,…—"
    return starts and (len(words) >= 4 or (ends and len(words) >= 2 and text.rstrip()[-1] in ".?!"))


def form_of(tokens: Tokens, quote: int, inner: str, link: SpeakerLink | None) -> Form:
    """Whole for a sentence, and for what is set apart as one: "“No,” said Ana Ruiz." """
    apart = quote == 0 or tokens.tags[quote - 1] in (",", *SENTENCE_SIGNS)
    led = link is not None and link.direct and link.mention is not None and link.rank in (CueRank.SAY, CueRank.PHRASE)
    set_apart = apart and led and inner.lstrip("[(…. '‘")[:1].isupper() and not is_title_cased(inner)
    return Form.WHOLE if set_apart or is_whole(inner) else Form.FRAGMENT


def is_title_cased(text: str) -> bool:
    """Whether every word that carries weight begins with a capital, and there are at least two."""
    words = [word for word in passage_words(text[:200]) if word.lower() not in _SMALL]
    return (
        sum(word[0].isupper() and word != "I" for word in passage_words(text[:200])) >= 2
        and bool(words)
        and all(not word[0].islower() for word in words)
        and text[:1].isupper()
    )


def _is_called(tokens: Tokens, quote: int, inner: str) -> bool:
    """ "a man who goes by the name “Red”": up to three words with capitals behind a word of naming are a name."""
    before = tokens.low[max(0, quote - 2) : quote]
    words = passage_words(inner[:60])
    return (
        any(before[-len(naming) :] == naming for naming in _BY_NAME)
        and 1 <= len(words) <= 3
        and all(word[0].isupper() or word in ("the", "of") for word in words)
    )


def _is_performed(tokens: Tokens, quote: int) -> bool:
    """ "sang “…”", "read aloud from “…”": whether what stands right before the passage is done to a work."""
    place = quote - 1
    while place > 0 and (
        tokens.tags[place] in (Tag.DETERMINER, Tag.ADVERB) or tokens.low[place] in ("from", "out", "of", "aloud")
    ):
        place -= 1
    if place < 0 or tokens.headline:
        return False
    from_it = "from" in tokens.low[place + 1 : quote]
    return tokens.low[place] in _PERFORMING or (from_it and tokens.low[place] in _READING)


def is_label(tokens: Tokens, quote: int) -> bool:
    """ "Ruiz, known as the “Hammer,” …": whether an aside that closes with the passage tells what somebody is called."""
    low = tokens.low
    end = quote - 1 if quote and tokens.tags[quote - 1] == Tag.DETERMINER else quote
    if "," not in tokens.word(quote)[-3:]:
        return False
    if low[max(0, end - 3) : end] in _REFERRING:
        verb = end - 3
    elif low[end - 1 : end] == ("as",):
        verb = end - 2 if low[max(0, end - 2)] in _NAMING else 0
    else:
        verb = end - 1 if low[max(0, end - 1)] in _NICKNAMING else 0
    while verb > 0 and tokens.tags[verb - 1] == Tag.ADVERB:
        verb -= 1
    return verb > 0 and tokens.tags[verb - 1] == ","


def kind_of(tokens: Tokens, quote: int, inner: str, link: SpeakerLink | None) -> ClaimKind:
    """The kind of the passage at token *quote*, whose words are *inner*."""
    if (
        _is_called(tokens, quote, inner)
        or _is_label_of_some(tokens, quote)
        or (is_label(tokens, quote) and not (link and link.after))
    ):
        return ClaimKind.SCARE
    if _is_named_work(tokens, quote, inner, link):
        return ClaimKind.TITLE
    if _is_distanced(tokens, quote, link):
        return ClaimKind.SCARE
    if link and link.mention:
        return ClaimKind.QUOTATION
    return ClaimKind.QUOTATION if is_whole(inner) else ClaimKind.SCARE


def _is_named_work(tokens: Tokens, quote: int, inner: str, link: SpeakerLink | None) -> bool:
    if (
        tokens.capitals
        or not is_title_cased(inner)
        or len(passage_words(inner[:200])) > 12
        or (inner.rstrip()[-1:] in "?!" and link and link.direct)
        or "! " in inner
    ):
        return False
    if link and link.direct and link.rank is CueRank.SAY and inner.rstrip()[-1:] in ".,!?":
        return False
    if tokens.headline and link and link.mention:
        # A headline writes everything with capitals: what somebody says in it is no title for that.
        return False
    if _is_performed(tokens, quote):
        return True
    low, tags = tokens.low, tokens.tags
    before = [k for k in range(max(0, quote - 4), quote) if tags[k] not in ",~"]
    for k in before:
        if low[k] in NETWORKS or (low[k] in _WORKS and (low[k] not in _NAMING or k == before[-1])):
            return True
    if any(word in _WORKS for word in low[quote + 1 : quote + 3]):
        return True
    if link is None or not link.mention:
        return True
    # "on Valley Radio's “The Early Tide”": a programme stands where something was said.
    places = [low[k] for k in before if tags[k] == Tag.PREPOSITION]
    return bool(places) and places[-1] in ("on", "in", "at") and not (link.direct and link.rank is CueRank.SAY)


def _is_label_of_some(tokens: Tokens, quote: int) -> bool:
    """ "what some officials are calling the “…” stage": a label that nobody in particular gives."""
    before = tokens.low[max(0, quote - 9) : quote]
    if "what" not in before:
        return False
    since = before[len(before) - 1 - before[::-1].index("what") :]
    return since[1:2] in (("some",), ("many",), ("people",), ("critics",), ("others",)) and any(
        word in CALLING for word in since
    )


def _is_distanced(tokens: Tokens, quote: int, link: SpeakerLink | None) -> bool:
    low = tokens.low
    before = low[max(0, quote - 5) : quote]
    if any(word in _DISTANCE for word in before[-2:]):
        return True
    if link and link.passive and link.rank is not CueRank.SAY and link.mention is None:
        return True
    if any(word in _NAMING for word in before[-3:]) and not (link and link.mention):
        return True
    if link and link.mention and link.rank is CueRank.ACT:
        mention = low[link.mention.first : link.mention.last + 1]
        return mention[:1] in (("some",), ("many",), ("people",)) and len(mention) <= 2 and "what" in before
    return False
