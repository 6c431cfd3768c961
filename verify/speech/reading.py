"""One pass over the paragraphs of a text: links of its passages, kinds, and who the speakers are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model.claim import ClaimKind, Form
from verify.model.span import Span
from verify.speech.attribution import Reader
from verify.speech.clauses import Clauses
from verify.speech.hedges import is_hypothetical, medium_of
from verify.speech.interviews import Answer, Interview
from verify.speech.labels import Turn, turn_of
from verify.speech.lending import (
    closing_speaker,
    is_one_person,
    leading_in,
    led_by_comma,
    named_in_brackets,
    pointed_back_to,
    signed_below,
    speaker_behind,
    subject_before,
)
from verify.speech.lexicon import Lexicon
from verify.speech.marks import Passage
from verify.speech.mentions import Mention
from verify.speech.nicknames import nicknames_in
from verify.speech.paragraphs import Paragraph
from verify.speech.passage_kind import is_whole, kind_of, words_of
from verify.speech.people import People
from verify.speech.said import Said, Voice, ends_sentence, follows, goes_on, nickname, resumes, unmarked, whole_mention
from verify.speech.signatures import Signatures, bare_name, post_signature, post_words
from verify.speech.tokens import Tokens, tokenise


class Reading:
    """Reads paragraph by paragraph; what was read never changes by what follows, names alone look ahead."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        passages: Sequence[Passage],
        lexicon: Lexicon,
        interview: Interview | None = None,
    ) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._passages = passages
        self._lexicon = lexicon
        self._interview = interview or {}
        self._nicknames = nicknames_in(text, passages)
        self._people = People()
        self._inside: dict[int, list[tuple[int, Span]]] = {}
        self._readers = self._read_paragraphs()
        self._turns = [turn_of(text, paragraph.span) for paragraph in paragraphs]
        self._signed = Signatures(text, paragraphs, self._readers)
        self._voice: Voice | None = None
        self.said: list[Said] = []

    def _read_paragraphs(self) -> list[Reader]:
        tops: dict[int, list[tuple[int, Span]]] = {}
        for place, passage in enumerate(self._passages):
            if passage.parent is None:
                tops.setdefault(passage.paragraph, []).append((place, passage.outer))
            elif self._passages[passage.parent].parent is None:
                self._inside.setdefault(passage.parent, []).append((place, passage.outer))
        readers = []
        for number, paragraph in enumerate(self._paragraphs):
            quotes = tops.get(number, ())
            tokens = tokenise(self._text, paragraph.span, quotes, self._lexicon, left_out=self._nicknames)
            reader = Reader(tokens, self._lexicon)
            self._people.read(reader.tokens, reader.clauses.sentences())
            readers.append(reader)
        return readers

    @property
    def people(self) -> People:
        """Everybody whom the text names."""
        return self._people

    def prose(self) -> Iterator[Clauses]:
        """Sentences of each paragraph in the writer's own voice: no block quote, no turn of a transcript."""
        for number, (paragraph, reader) in enumerate(zip(self._paragraphs, self._readers, strict=True)):
            if not paragraph.quoted and self._turns[number] is None and number not in self._interview:
                yield reader.clauses

    def run(self) -> list[Said]:
        """Everything said, in reading order; what is only somebody's nickname comes last."""
        for number, paragraph in enumerate(self._paragraphs):
            turn = self._turn_at(number)
            if paragraph.quoted:
                self._block(number)
            elif answer := self._interview.get(number):
                self._answer(number, answer)
            elif turn is not None:
                self._turn(number, turn)
            elif "Q" in self._readers[number].tokens.tags:
                self._paragraph(number)
            elif signature := self._signature_at(number + 1):
                self._post(number, signature)
        self.said += (nickname(place, self._passages[place]) for place in sorted(self._nicknames))
        return self.said

    def _paragraph(self, number: int) -> None:
        reader = self._readers[number]
        before: Said | None = None
        for sentence, (start, end) in enumerate(reader.clauses.sentences()):
            first: Said | None = None
            for quote in range(start, end):
                if reader.tokens.tags[quote] != "Q":
                    continue
                said = self._passage(reader, quote, start, end, before if first else None)
                said.sentence, said.paragraph = sentence, number
                self._settle(said, reader, quote, start, before)
                self._nested(said)
                if said.kind is ClaimKind.QUOTATION:
                    before = first = said

    def _passage(self, reader: Reader, quote: int, start: int, end: int, before: Said | None) -> Said:
        tokens = reader.tokens
        passage = self._passages[tokens.quotes[quote]]
        link = reader.link(quote, start, end)
        inner = passage.inner.cut(self._text)
        said = Said(
            place=tokens.quotes[quote],
            inner=passage.inner,
            paragraph=passage.paragraph,
            kind=kind_of(tokens, quote, inner, link),
            form=Form.WHOLE if is_whole(inner) else Form.FRAGMENT,
            link=link,
            tokens=tokens,
        )
        if link and said.kind is ClaimKind.QUOTATION:
            said.mention, said.cue = link.mention, link.cue
            said.hypothetical = is_hypothetical(tokens, link, self._lexicon)
            said.medium = medium_of(tokens, link, self._lexicon)
        if before and resumes(before, link, tokens, quote):
            said.joins = said.joined_by_comma = True
            said.kind, said.mention, said.cue = before.kind, before.mention, before.cue
            # The mention may stand in an earlier paragraph: its tokens go with it.
            said.tokens, said.name = before.tokens, before.name
        return said

    def _settle(self, said: Said, reader: Reader, quote: int, start: int, before: Said | None) -> None:
        """Give *said* its speaker: its own, or that of what was said before it."""
        if self._passages[said.place].continues and self.said:
            said.joins, said.kind = True, self.said[-1].kind
            if not (said.link and said.link.after and said.link.direct and said.mention):
                self._inherit(said)
        elif (
            said.kind is ClaimKind.TITLE
            and quote == start
            and follows(said, before)
            and ends_sentence(said, self._text)
        ):
            # "…," Ruiz said. "We Are Sand Bay.": behind an attribution a whole sentence is speech, however it is written.
            said.kind = ClaimKind.QUOTATION
            self._inherit(said)
            said.joins = True
        elif goes_on(said, before, self._text, fresh=quote == start):
            self._inherit(said)
            said.joins = follows(said, before) and quote == start
            said.kind = ClaimKind.QUOTATION
        elif said.mention is None and said.kind is ClaimKind.QUOTATION and said.form is Form.WHOLE:
            self._lend(said, reader, quote, start, before)
        self._speak(said)

    def _speak(self, said: Said) -> None:
        """Name the speaker, remember the voice, keep the words."""
        if said.mention is not None and said.tokens is not None and said.kind is ClaimKind.QUOTATION:
            recent = self._voice.name if self._voice else None
            said.name = said.name or self._people.name_of(said.mention, said.tokens, recent)
            self._voice = Voice(
                mention=said.mention, tokens=said.tokens, cue=said.cue, name=said.name, paragraph=said.paragraph
            )
        self.said.append(said)

    def _inherit(self, said: Said) -> None:
        if self._voice:
            said.mention, said.tokens, said.name = self._voice.mention, self._voice.tokens, self._voice.name
            said.cue = said.cue or self._voice.cue

    def _lend(self, said: Said, reader: Reader, quote: int, start: int, before: Said | None) -> None:
        below = self._readers[said.paragraph + 1] if said.paragraph + 1 < len(self._readers) else None
        if quote == start and (closing := closing_speaker(reader, start, after_words=before is not None)):
            said.mention, said.cue = closing.mention, closing.cue
        elif before and before.mention and quote == start and follows(said, before):
            # "A," she said. "B": one quotation broken by its attribution.
            self._inherit(said)
            said.joins = True
        elif before is None and (signed := signed_below(reader, below)) and below:
            said.mention, said.tokens = signed, below.tokens
        elif bracketed := named_in_brackets(reader, quote):
            said.mention = bracketed
        elif before is None and (beside := self._signed.line_beside(said.paragraph, self._voice)) is not None:
            said.tokens = self._readers[beside].tokens
            said.mention = bare_name(self._readers[beside])
        elif pointed := pointed_back_to(reader, quote):
            said.mention, said.cue = pointed.mention, pointed.cue
        elif led := led_by_comma(reader, start, quote):
            said.mention = led
        elif (earlier := subject_before(reader, start)) and (
            before is None or before.mention is None or is_one_person(reader.tokens, earlier)
        ):
            said.mention = earlier
        elif before and before.mention:
            self._inherit(said)
        elif following := speaker_behind(reader, quote):
            said.mention, said.cue = following.mention, following.cue
        elif said.paragraph and quote <= 1:
            self._from_above(said)

    def _from_above(self, said: Said) -> None:
        """The speaker from the paragraph before: whoever it leads in, or who spoke there."""
        # A picture's caption between two paragraphs leads in nothing, and nobody speaks on from it.
        number = said.paragraph - 1
        while number and self._paragraphs[number].aside:
            number -= 1
        above = self._readers[number]
        voice = self._voice
        if self._paragraphs[number].aside:
            return
        aside = voice is not None and self._paragraphs[voice.paragraph].aside
        if voice and not aside and voice.paragraph >= number and not above.tokens.tags.endswith(":"):
            self._inherit(said)
        elif lead := leading_in(above):
            said.mention, said.cue = lead
            said.tokens = above.tokens

    def _nested(self, outer: Said) -> None:
        """Passages right inside *outer*, read as sentences of its own words."""
        inside = self._inside.get(outer.place)
        if not inside:
            return
        reader = Reader(tokenise(self._text, outer.inner, inside, self._lexicon), self._lexicon)
        for quote in sorted(reader.tokens.quotes):
            start, end = reader.clauses.sentence_around(quote)
            said = self._passage(reader, quote, start, end, None)
            said.form = Form.NESTED
            if said.mention is not None and said.tokens is not None:
                said.name = self._people.name_of(said.mention, said.tokens, None)
            self.said.append(said)

    # -- words without marks -----------------------------------------------------------------------------------------

    def _block(self, number: int) -> None:
        words = self._signed.words(number)
        if words is None or not words_of(words.cut(self._text)[:400]):
            return
        said = unmarked(number, words, Form.BLOCK)
        signed = self._signed.of_block(number)
        if self._signed.goes_on(number) and self.said and self.said[-1].form is Form.BLOCK:
            said.joins = True
            if self.said[-1].mention:
                self._inherit(said)
        elif signed is not None:
            said.mention, said.tokens = signed
        elif number:
            self._from_above(said)
        self._speak(said)

    def _turn_at(self, number: int) -> Turn | None:
        """The turn at paragraph *number*, where another one stands close by: one alone may be any label."""
        turn = self._turns[number]
        near = (*self._turns[max(0, number - 2) : number], *self._turns[number + 1 : number + 3])
        return turn if turn and any(near) else None

    def _turn(self, number: int, turn: Turn) -> None:
        said = unmarked(number, turn.words, Form.BLOCK)
        said.mention, said.tokens = self._mention_of(turn.speaker)
        said.name = self._people.of_turn(turn.speaker.cut(self._text))
        self._speak(said)

    def _answer(self, number: int, answer: Answer) -> None:
        said = unmarked(number, answer.words, Form.BLOCK)
        if answer.goes_on and self.said:
            said.joins = True
            self._inherit(said)
        elif answer.speaker is not None:
            said.mention, said.tokens = self._mention_of(answer.speaker)
            said.name = self._people.of_turn(answer.speaker.cut(self._text))
        elif (asked := self._people.only_one_before(self._paragraphs[min(self._interview)].span.start)) is not None:
            said.mention, said.tokens = self._mention_of(Span(asked.start, asked.start + len(asked.name)))
            said.name = asked.name
        self._speak(said)

    def _signature_at(self, number: int) -> Span | None:
        return post_signature(self._text, self._paragraphs[number].span) if number < len(self._paragraphs) else None

    def _post(self, number: int, signature: Span) -> None:
        said = unmarked(number, post_words(self._text, self._paragraphs[number].span), Form.POST)
        said.mention, said.tokens = self._mention_of(signature)
        said.name = signature.cut(self._text)
        self._speak(said)

    def _mention_of(self, span: Span) -> tuple[Mention, Tokens]:
        tokens = tokenise(self._text, span, (), self._lexicon)
        return whole_mention(tokens, span), tokens
