"""One pass over the paragraphs of a text: links of its passages, kinds, and who the speakers are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.model.claim import ClaimKind, Form
from verify.model.span import Span
from verify.speech.attribution import Reader
from verify.speech.clauses import Clauses
from verify.speech.hedges import is_hypothetical, medium_of
from verify.speech.interviews import Interview, InterviewAnswer
from verify.speech.labels import Turn, turn_of
from verify.speech.lending import GOING_ON, Around, Lent, Unled
from verify.speech.lexicon import Lexicon
from verify.speech.marks import MarkedPassage
from verify.speech.nicknames import nicknames_in
from verify.speech.paragraphs import Paragraph
from verify.speech.passage_kind import form_of, kind_of, passage_words
from verify.speech.people import People
from verify.speech.rules import first_found
from verify.speech.said import SpokenWords, Voice, nickname, resumes, unmarked
from verify.speech.signatures import Signatures, post_signature, post_words
from verify.speech.tags import Tag
from verify.speech.tokens import tokenise
from verify.speech.unmarked import BLOCK, LABELS, SENTENCE, Labelled


class SpeechReading:
    """Reads paragraph by paragraph; what was read never changes by what follows, names alone look ahead."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        passages: Sequence[MarkedPassage],
        lexicon: Lexicon,
        interview: Interview | None = None,
    ) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._passages = passages
        self._lexicon = lexicon
        self._interview = interview or {}
        self._interview_start = paragraphs[min(self._interview)].span.start if self._interview else 0
        self._nicknames = nicknames_in(text, passages)
        self._people = People()
        self._inside: dict[int, list[tuple[int, Span]]] = {}
        self._readers = self._read_paragraphs()
        self._turns = [turn_of(text, paragraph.span) for paragraph in paragraphs]
        self._signed = Signatures(text, paragraphs, self._readers)
        self._voice: Voice | None = None
        self.said: list[SpokenWords] = []

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

    def run(self) -> list[SpokenWords]:
        """Everything said, in reading order; what is only somebody's nickname comes last."""
        for number, paragraph in enumerate(self._paragraphs):
            turn = self._turn_at(number)
            if paragraph.quoted:
                self._block(number)
            elif answer := self._interview.get(number):
                self._labelled(unmarked(number, answer.words, Form.BLOCK), answer=answer)
            elif turn is not None:
                self._labelled(unmarked(number, turn.words, Form.BLOCK), turn=turn.speaker)
            elif Tag.QUOTE in self._readers[number].tokens.tags:
                self._paragraph(number)
            elif signature := self._signature_at(number + 1):
                words = post_words(self._text, paragraph.span)
                self._labelled(unmarked(number, words, Form.POST), signature=signature)
        self.said += (nickname(place, self._passages[place]) for place in sorted(self._nicknames))
        return self.said

    def _paragraph(self, number: int) -> None:
        reader = self._readers[number]
        before: SpokenWords | None = None
        for sentence, (start, end) in enumerate(reader.clauses.sentences()):
            first: SpokenWords | None = None
            for quote in range(start, end):
                if reader.tokens.tags[quote] != Tag.QUOTE:
                    continue
                said = self._passage(reader, quote, start, end, before if first else None)
                said.sentence, said.paragraph = sentence, number
                self._settle(said, quote, start, before)
                self._nested(said)
                if said.kind is ClaimKind.QUOTATION:
                    before = first = said

    def _passage(self, reader: Reader, quote: int, start: int, end: int, before: SpokenWords | None) -> SpokenWords:
        tokens = reader.tokens
        passage = self._passages[tokens.quotes[quote]]
        link = reader.link(quote, start, end)
        inner = passage.inner.cut(self._text)
        said = SpokenWords(
            place=tokens.quotes[quote],
            inner=passage.inner,
            paragraph=passage.paragraph,
            kind=kind_of(tokens, quote, inner, link),
            form=form_of(tokens, quote, inner, link),
            link=link,
            tokens=tokens,
        )
        if link and said.kind is ClaimKind.QUOTATION:
            said.mention, said.cue, said.rule = link.mention, link.cue, link.rule
            said.hypothetical = is_hypothetical(tokens, link, self._lexicon)
            said.medium = medium_of(tokens, link, self._lexicon)
        if before and resumes(before, link, tokens, quote):
            said.joins = said.joined_by_comma = True
            said.kind, said.mention, said.cue = before.kind, before.mention, before.cue
            # The mention may stand in an earlier paragraph: its tokens go with it.
            said.tokens, said.name, said.rule = before.tokens, before.name, before.rule
        return said

    def _settle(self, said: SpokenWords, quote: int, start: int, before: SpokenWords | None) -> None:
        """Give *said* its speaker: its own, or that of what was said around it."""
        continues = self._passages[said.place].continues
        unled = Unled(around=self._around(), said=said, quote=quote, start=start, before=before, continues=continues)
        found = first_found(GOING_ON, unled)
        if found is None and said.mention is None and said.kind is ClaimKind.QUOTATION and said.form is Form.WHOLE:
            found = first_found(SENTENCE, unled)
        self._give(said, found)
        self._speak(said)

    def _speak(self, said: SpokenWords) -> None:
        """Name the speaker, remember the voice, keep the words."""
        if said.mention is not None and said.tokens is not None and said.kind is ClaimKind.QUOTATION:
            recent = self._voice.name if self._voice else None
            said.name = said.name or self._people.name_of(said.mention, said.tokens, recent)
            self._voice = Voice(
                mention=said.mention, tokens=said.tokens, cue=said.cue, name=said.name, paragraph=said.paragraph
            )
        self.said.append(said)

    def _give(self, said: SpokenWords, found: tuple[str, Lent] | None) -> None:
        """Give *said* the speaker that a rule *found*; the rule that found the one it has keeps its name."""
        if found is None:
            return
        rule, lent = found
        said.rule = said.rule if said.mention is lent.mention else rule
        said.mention, said.tokens, said.cue, said.name = lent.mention, lent.tokens, lent.cue, lent.name
        said.joins, said.kind = said.joins or lent.joins, lent.kind or said.kind

    def _around(self) -> Around:
        return Around(
            text=self._text,
            paragraphs=self._paragraphs,
            readers=self._readers,
            signed=self._signed,
            voice=self._voice,
            last=self.said[-1] if self.said else None,
        )

    def _nested(self, outer: SpokenWords) -> None:
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
        if words is None or not passage_words(words.cut(self._text)[:400]):
            return
        said = unmarked(number, words, Form.BLOCK)
        self._give(said, first_found(BLOCK, Unled(around=self._around(), said=said)))
        self._speak(said)

    def _turn_at(self, number: int) -> Turn | None:
        """The turn at paragraph *number*, where another one stands close by: one alone may be any label."""
        turn = self._turns[number]
        near = (*self._turns[max(0, number - 2) : number], *self._turns[number + 1 : number + 3])
        return turn if turn and any(near) else None

    def _labelled(
        self,
        said: SpokenWords,
        *,
        turn: Span | None = None,
        answer: InterviewAnswer | None = None,
        signature: Span | None = None,
    ) -> None:
        """Give a whole paragraph to whoever its label or signature names."""
        one = Labelled(
            unled=Unled(around=self._around(), said=said),
            people=self._people,
            lexicon=self._lexicon,
            turn=turn,
            answer=answer,
            signature=signature,
            interview_start=self._interview_start,
        )
        self._give(said, first_found(LABELS, one))
        self._speak(said)

    def _signature_at(self, number: int) -> Span | None:
        return post_signature(self._text, self._paragraphs[number].span) if number < len(self._paragraphs) else None
