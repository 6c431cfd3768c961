"""One pass over the paragraphs of a text: links of its passages, kinds, and who the speakers are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.model.claim import ClaimKind, Form
from verify.model.draft import BlockKind
from verify.model.span import Span
from verify.speech.agents import is_agent
from verify.speech.attribution import Reader
from verify.speech.governing import Link
from verify.speech.lexicon import Lexicon
from verify.speech.marks import Passage
from verify.speech.mentions import Mention, MentionKind
from verify.speech.paragraphs import Paragraph
from verify.speech.passagekind import is_whole, kind_of, words_of
from verify.speech.people import People
from verify.speech.tokens import Tokens, tokenise

# A passage of so many words is hardly a mark of distance.
_LONG = 5


@dataclass(slots=True, kw_only=True)
class Said:
    """One passage or block while its paragraph is read; becomes part of an utterance."""

    place: int
    inner: Span
    paragraph: int
    kind: ClaimKind
    form: Form
    link: Link | None = None
    mention: Mention | None = None
    cue: Span | None = None
    tokens: Tokens | None = None
    name: str = ""
    sentence: int = 0
    joins: bool = False
    joined_by_comma: bool = False
    parent: int | None = None


@dataclass(slots=True)
class _Voice:
    """Who spoke last, and where."""

    mention: Mention
    tokens: Tokens
    cue: Span | None
    name: str
    paragraph: int


def _resumes(before: Link | None, link: Link, tokens: Tokens, quote: int) -> bool:
    """Whether the passage at token *quote* goes on right behind the attribution of the passage before it."""
    return before is not None and before.after and before.cue == link.cue and tokens.tags[quote - 1] in ",-~TPNR"


def _follows(said: Said, before: Said | None) -> bool:
    """Whether *said* opens the sentence behind the attribution that closes *before*."""
    return before is not None and before.link is not None and before.link.after and before.sentence + 1 == said.sentence


class Reading:
    """Reads paragraph by paragraph; what was read never changes by what follows, names alone look ahead."""

    def __init__(
        self, text: str, paragraphs: Sequence[Paragraph], passages: Sequence[Passage], lexicon: Lexicon
    ) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._passages = passages
        self._people = People()
        self._readers = self._read_paragraphs(lexicon)
        self._voice: _Voice | None = None
        self.said: list[Said] = []

    def _read_paragraphs(self, lexicon: Lexicon) -> list[Reader]:
        tops: dict[int, list[tuple[int, Span]]] = {}
        for place, passage in enumerate(self._passages):
            if passage.parent is None:
                tops.setdefault(passage.paragraph, []).append((place, passage.outer))
        readers = []
        for number, paragraph in enumerate(self._paragraphs):
            tokens = tokenise(self._text, paragraph.span, tops.get(number, ()), lexicon)
            reader = Reader(tokens, lexicon)
            self._people.read(tokens, reader.clauses.sentences())
            readers.append(reader)
        return readers

    def run(self) -> list[Said]:
        """Everything said, in reading order."""
        for number, paragraph in enumerate(self._paragraphs):
            if paragraph.kind is BlockKind.BLOCK_QUOTE:
                self._block(number)
            elif "Q" in self._readers[number].tokens.tags:
                self._paragraph(number)
        return self.said

    # -- one paragraph -----------------------------------------------------------------------------------------------

    def _paragraph(self, number: int) -> None:
        reader = self._readers[number]
        before: Said | None = None
        for sentence, (start, end) in enumerate(reader.clauses.sentences()):
            first_in_sentence = True
            for quote in range(start, end):
                if reader.tokens.tags[quote] != "Q":
                    continue
                said = self._passage(number, quote, start, end, before if not first_in_sentence else None)
                said.sentence = sentence
                self._settle(said, reader, quote, start, before)
                if said.kind is ClaimKind.QUOTATION:
                    before = said
                first_in_sentence = False

    def _passage(self, number: int, quote: int, start: int, end: int, before: Said | None) -> Said:
        reader = self._readers[number]
        tokens = reader.tokens
        place = tokens.quotes[quote]
        passage = self._passages[place]
        link = reader.link(quote, start, end)
        inner = passage.inner.cut(self._text)
        said = Said(
            place=place,
            inner=passage.inner,
            paragraph=number,
            kind=kind_of(tokens, quote, inner, link),
            form=Form.WHOLE if is_whole(inner) else Form.FRAGMENT,
            link=link,
            tokens=tokens,
        )
        if link and link.mention and said.kind is ClaimKind.QUOTATION:
            said.mention, said.cue = link.mention, link.cue
        elif link and said.kind is ClaimKind.QUOTATION:
            said.cue = link.cue
        if (
            before
            and link
            and link.cue
            and before.kind is ClaimKind.QUOTATION
            and _resumes(before.link, link, tokens, quote)
        ):
            said.joins = said.joined_by_comma = True
            said.kind, said.mention, said.cue = before.kind, before.mention, before.cue
        return said

    def _settle(self, said: Said, reader: Reader, quote: int, start: int, before: Said | None) -> None:
        """Give *said* its speaker: its own, or that of what was said before it."""
        if self._passages[said.place].continues and self.said and self._voice:
            said.joins = True
            self._inherit(said)
            said.kind = ClaimKind.QUOTATION
        elif self._goes_on(said, before, fresh=quote == start):
            self._inherit(said)
            said.joins = _follows(said, before) and quote == start
            said.kind = ClaimKind.QUOTATION
        elif said.mention is None and said.kind is ClaimKind.QUOTATION and said.form is Form.WHOLE:
            self._lend(said, reader, quote, start, before)
        if said.mention is not None and said.tokens is not None and not said.name:
            recent = self._voice.name if self._voice else None
            said.name = self._people.name_of(said.mention, said.tokens, recent)
        if said.mention is not None and said.tokens is not None and said.kind is ClaimKind.QUOTATION:
            self._voice = _Voice(said.mention, said.tokens, said.cue, said.name, said.paragraph)
        self.said.append(said)

    def _goes_on(self, said: Said, before: Said | None, *, fresh: bool) -> bool:
        """Whether a passage without a cue continues the speech quoted just before it in the same paragraph."""
        if said.mention is not None or before is None or before.mention is None or said.form is Form.WHOLE:
            return False
        if before.kind is not ClaimKind.QUOTATION:
            return False
        if fresh and _follows(said, before):
            # "A," she said. "B." Nothing but the attribution stands between.
            return True
        return said.kind is not ClaimKind.TITLE and len(words_of(said.inner.cut(self._text)[:400])) >= _LONG

    def _inherit(self, said: Said) -> None:
        voice = self._voice
        if voice:
            said.mention, said.tokens, said.name = voice.mention, voice.tokens, voice.name
            said.cue = said.cue or voice.cue

    def _lend(self, said: Said, reader: Reader, quote: int, start: int, before: Said | None) -> None:
        tokens = reader.tokens
        if before is None and self._is_signed_below(said, reader):
            return
        if before and before.mention and self._voice:
            self._inherit(said)
            # "A," she said. "B": one quotation broken by its attribution.
            said.joins = (
                bool(before.link and before.link.after) and quote == start and before.kind is ClaimKind.QUOTATION
            )
            return
        earlier = self._subject_before(reader, start)
        if earlier:
            said.mention = earlier
            return
        following = self._speaker_behind(reader, quote)
        if following:
            said.mention, said.cue = following.mention, following.cue
            return
        if said.paragraph and quote <= 1:
            self._from_paragraph_before(said)
        if said.mention is None:
            said.tokens = tokens

    def _is_signed_below(self, said: Said, reader: Reader) -> bool:
        """A quotation alone in its paragraph, with "— Ana Ruiz" in the next."""
        if said.paragraph + 1 >= len(self._readers) or reader.tokens.tags.strip("~.") != "Q":
            return False
        below = self._readers[said.paragraph + 1]
        link = below.signature(1) if below.tokens.tags[:1] == "-" else None
        if link:
            said.mention, said.tokens = link.mention, below.tokens
        return link is not None

    def _speaker_behind(self, reader: Reader, quote: int) -> Link | None:
        """ "A." "B," she said: the next passage's speaker, where nothing stands between."""
        tokens = reader.tokens
        if tokens.tags[quote + 1 : quote + 2] != "Q":
            return None
        for start, end in reader.clauses.sentences():
            if start <= quote + 1 < end:
                link = reader.link(quote + 1, start, end)
                return link if link and link.mention else None
        return None

    def _subject_before(self, reader: Reader, start: int) -> Mention | None:
        """The subject of the sentence before, in the same paragraph."""
        if start == 0:
            return None
        previous = [sentence for sentence in reader.clauses.sentences() if sentence[1] <= start]
        if not previous:
            return None
        first, end = previous[-1]
        if "Q" in reader.tokens.tags[first:end]:
            return None
        mention = reader.clauses.opening_subject(first, end)
        return mention if mention and is_agent(reader.tokens, mention) else None

    def _from_paragraph_before(self, said: Said) -> None:
        reader = self._readers[said.paragraph - 1]
        tokens = reader.tokens
        sentences = list(reader.clauses.sentences())
        voice = self._voice
        last = sentences[-1] if sentences else (0, 0)
        led = tokens.tags.endswith(":")
        if not led and voice and voice.paragraph >= said.paragraph - 1:
            self._inherit(said)
            return
        if "Q" in tokens.tags[last[0] : last[1]] and not led:
            return
        mention = reader.clauses.opening_subject(*last)
        if mention and is_agent(tokens, mention) and (led or mention.kind is not MentionKind.NOMINAL):
            said.mention, said.tokens = mention, tokens
            said.cue = reader.clauses.cue_in(*last)

    def _block(self, number: int) -> None:
        paragraph = self._paragraphs[number]
        said = Said(
            place=-1,
            inner=paragraph.span,
            paragraph=number,
            kind=ClaimKind.QUOTATION,
            form=Form.BLOCK,
            tokens=self._readers[number].tokens,
        )
        if len(words_of(paragraph.span.cut(self._text)[:400])) < 1:
            return
        if (
            number
            and self._paragraphs[number - 1].kind is BlockKind.BLOCK_QUOTE
            and self.said
            and self.said[-1].form is Form.BLOCK
        ):
            said.joins = True
            self._inherit(said) if self.said[-1].mention else None
        elif number:
            self._from_paragraph_before(said)
        if said.mention is not None and said.tokens is not None:
            recent = self._voice.name if self._voice else None
            said.name = said.name or self._people.name_of(said.mention, said.tokens, recent)
            self._voice = _Voice(said.mention, said.tokens, said.cue, said.name, number)
        self.said.append(said)
