"""Who a mention stands for, as far as the text tells: full names for surnames, pronouns and roles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from verify.speech.agents import SPEAKING, is_agent
from verify.speech.mentions import Mention, MentionKind, core_ending_at
from verify.speech.name_words import BODIES, FEMALE_NAMES, HE, MALE_NAMES, OFFICES, ROLES, SHE, TITLES, UNNAMED
from verify.speech.namings import Naming, body_span, is_place, is_subject, name_words, owner_span, sex_of, sex_of_roles
from verify.speech.tags import FULL_VERBS, NAME_AND_OWNER, PHRASE_OPENERS, STATEMENT_ENDS, Tag
from verify.speech.tokens import Tokens
from verify.text.titles import PARTICLES

# A surname may be explained by a fuller name so many characters further on: a headline comes before its story.
# Of 5,189 utterances tried, half as many change the speaker of none, twice as many of 3.
_LOOK_AHEAD = 4000
# Small words with a capital at the start of a line are no part of the name behind them.
_OPENINGS = frozenset(
    """can if after when while before but and or as so since because the a this that these those how why what who is are
    was were do does did has have had not no yes even then now""".split()
)
# Small words in a row within a name: "van der Heyden".
_PARTICLES = 2
_GIVEN = FEMALE_NAMES | MALE_NAMES


def _name_end(tokens: Tokens, place: int, end: int) -> int:
    """The last token of the name that begins at *place*; small words within it ("de la Cruz") part nothing."""
    last = place
    for at in range(place + 1, end):
        if tokens.tags[at] == Tag.NAME:
            last = at
        elif tokens.low[at] not in PARTICLES or at - last > _PARTICLES:
            break
    return last


def _is_many(name: str) -> bool:
    """Whether *name* is that of several people, whom no "she" means: "papers, unnamed", "Farmers"."""
    head = name.removesuffix(UNNAMED).split()[-1].lower()
    return head.endswith("s") and not head.endswith("ss") and (name.endswith(UNNAMED) or head in SPEAKING)


@dataclass(slots=True)
class People:
    """All namings of a text in reading order; answers who a mention is."""

    namings: list[Naming] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _by_word: dict[str, list[int]] = field(default_factory=dict)
    _by_role: dict[str, list[int]] = field(default_factory=dict)
    _unnamed: dict[str, str] = field(default_factory=dict)
    _sexes: dict[str, str] = field(default_factory=dict)
    _paragraphs: list[int] = field(default_factory=list)

    def read(self, tokens: Tokens, sentences: Iterable[tuple[int, int]]) -> None:
        """Note the namings of one paragraph."""
        tags = tokens.tags
        self._paragraphs.append(tokens.spans[0][0] if tokens.spans else 0)
        for start, end in sentences:
            place = tags.find(Tag.NAME, start, end)
            first = True
            while place >= 0:
                last = _name_end(tokens, place, end)
                subject = is_subject(tags, place, last, end, first_named=first)
                if self._note(tokens, place, last, end, subject=subject):
                    first = False
                place = tags.find(Tag.NAME, last + 1, end)

    def _note(self, tokens: Tokens, first: int, last: int, end: int, *, subject: bool) -> bool:
        while first < last and tokens.low[first] in OFFICES and first and tokens.low[first - 1] in ("of", "for", "and"):
            first += 1
        while first < last and tokens.low[first] in _OPENINGS:
            first += 1
        words, roles, sex = name_words(tokens, first, last)
        capitals = sum(word[0].isupper() for word in words)
        if not words or capitals > 5 or words[-1].lower() in BODIES or words[0][0] in "@#":
            return False
        if words[-1].lower() in ROLES and words[0].lower() not in _GIVEN:
            # "Chief Marketing Officer": an office, and whoever holds it is named beside it.
            return False
        name = " ".join(words)
        roles |= self._roles_around(tokens, first, last, end)
        sex = sex_of(words, sex) or sex_of_roles(roles)
        if sex:
            self._sexes.setdefault(words[-1].lower() if len(words) == 1 else name, sex)
        start = tokens.spans[first][0]
        self._index(words, roles)
        self.namings.append(
            Naming(
                start=start,
                name=name,
                roles=frozenset(roles),
                sex=sex,
                subject=subject,
                person=bool(roles or sex),
                place=is_place(tokens, first),
            )
        )
        self._starts.append(start)
        return True

    def _index(self, words: list[str], roles: set[str]) -> None:
        place = len(self.namings)
        for word in {w.lower() for w in words}:
            self._by_word.setdefault(word, []).append(place)
        for role in roles:
            self._by_role.setdefault(role, []).append(place)

    def _roles_around(self, tokens: Tokens, first: int, last: int, end: int) -> set[str]:
        """Role words right before a name, or in the apposition behind it."""
        found: set[str] = set()
        place = first - 1
        while place >= 0 and first - place <= 5 and tokens.tags[place] in NAME_AND_OWNER:
            if tokens.low[place] in ROLES:
                found.add(tokens.low[place])
            place -= 1
        if place == first - 1 and first > 1 and tokens.tags[place] == "," and tokens.tags[last + 1 : last + 2] == ",":
            # "The singer, Ana Reyes, said"
            found |= {tokens.low[place - 1]} & ROLES
        if last + 2 < end and tokens.tags[last + 1] == "," and tokens.tags[last + 2] in PHRASE_OPENERS:
            found |= self._roles_behind(tokens, last + 2, min(end, last + 14))
        return found

    def _roles_behind(self, tokens: Tokens, start: int, end: int) -> set[str]:
        """Role words of the apposition from *start* on; none where it has a verb and is the subject of the sentence instead."""
        found: set[str] = set()
        for place in range(start, end):
            if tokens.tags[place] in FULL_VERBS and tokens.low[place] not in ROLES:
                return set()
            if tokens.low[place] in ROLES:
                found.add(tokens.low[place])
            if tokens.tags[place] in STATEMENT_ENDS or (tokens.tags[place] == "," and place > start + 2):
                break
        return found

    # -- answers -----------------------------------------------------------------------------------------------------

    def name_of(self, mention: Mention, tokens: Tokens, recent: str | None) -> str:
        """The fullest name for *mention*; *recent* is who spoke last. An unnamed source is "role, unnamed"."""
        if mention.kind is MentionKind.PRONOUN:
            return self._of_pronoun(tokens.low[mention.first], mention.span.start, recent) or tokens.word(mention.first)
        if mention.kind is MentionKind.NAME:
            return self._of_name(tokens, mention)
        return self._of_nominal(tokens, mention, recent)

    def of_turn(self, label: str) -> str:
        """The full name for the capitals before a transcript's turn; "A" answers for the first person of the text."""
        words = [word for word in label.split() if word.lower() not in TITLES and word.lower() not in ROLES]
        if label in ("Q", "A"):
            first = next((naming.name for naming in self.namings[:40] if naming.person and " " in naming.name), None)
            return first if first and label == "A" else label
        if not words:
            return label
        surname = words[-1]
        return (
            self._fullest(surname, 0, "") or self._fullest(surname, len(self._starts) and self._starts[-1], "") or label
        )

    def only_one_before(self, place: int) -> Naming | None:
        """The one person with a full name who is named before *place*; None where there are several or none."""
        found = [n for n in self.namings[:40] if n.start < place and n.person and " " in n.name]
        return found[0] if len({naming.name for naming in found}) == 1 else None

    def _of_name(self, tokens: Tokens, mention: Mention) -> str:
        if (body := body_span(tokens, mention)) is not None:
            return self._of_body(tokens, body, mention.first)
        words, _, sex = name_words(tokens, mention.head_first, mention.head_last)
        if not words:
            return mention.head.cut(tokens.text)
        if len(words) > 1:
            return " ".join(words)
        return self._fullest(words[-1], mention.span.start, sex) or " ".join(words)

    def _of_body(self, tokens: Tokens, body: tuple[int, int], floor: int) -> str:
        """The whole name of a body, with the country or saint it belongs to, not with the politician."""
        first, last = body
        owner = owner_span(tokens, first, floor)
        if owner is not None and not any(
            self.namings[at].person for at in self._by_word.get(tokens.low[owner[1]], ())[:40]
        ):
            first = owner[0]
        return " ".join(tokens.span(first, last).cut(tokens.text).split())

    def _fullest(self, surname: str, before: int, sex: str) -> str | None:
        """The latest longer name before this place that ends in *surname*, else the first soon after it."""
        low = surname.lower()
        places = self._by_word.get(low, [])
        best: str | None = None
        # Of a name that stands on every line the latest namings tell enough.
        at = bisect_right(places, bisect_right(self._starts, before) - 1)
        for place in (*reversed(places[max(0, at - 40) : at]), *places[at : at + 20]):
            naming = self.namings[place]
            words = naming.name.split()
            if len(words) < 2 or (sex and naming.sex and naming.sex != sex) or naming.start > before + _LOOK_AHEAD:
                continue
            if words[-1].lower() == low:
                return naming.name
            is_given = low in _GIVEN or (naming.subject and naming.start < before)
            if words[0].lower() == low and is_given and best is None:
                best = naming.name
        return best

    def _of_nominal(self, tokens: Tokens, mention: Mention, recent: str | None) -> str:
        owner = self._owner(tokens, mention)
        if owner is not None:
            return owner
        head = tokens.low[mention.head_first]
        definite = tokens.low[mention.first] in ("the", "this", "that", "his", "her", "their")
        # A name inside the phrase: "party spokesman Jo Reed", "a farmer named Jo Reed".
        for place in range(mention.first, mention.last + 1):
            if tokens.tags[place] == Tag.NAME and place > mention.first and tokens.low[place - 1] == "named":
                words, _, _ = name_words(tokens, place, mention.last)
                return " ".join(words[:3])
        if definite and tokens.low[mention.first] in ("the", "this", "that"):
            known = self._by_role.get(head)
            if known:
                at = bisect_right([self.namings[k].start for k in known[-200:]], mention.span.start)
                if at:
                    return self._full_of(self.namings[known[-200:][at - 1]])
            if head in self._unnamed:
                return self._unnamed[head]
            if pointed := self._pointed_to(head, mention.span.start, recent):
                return pointed
        first = mention.first
        while first < mention.head_last and (
            tokens.tags[first] == Tag.DETERMINER or tokens.low[first] in ("one", "another")
        ):
            first += 1
        role = tokens.span(first, mention.head_last).cut(tokens.text)
        name = role + UNNAMED
        self._unnamed[head] = name
        return name

    def _pointed_to(self, head: str, at: int, recent: str | None) -> str | None:
        """ "The former", "the latter" of the two people named last; "the 33-year-old" who spoke last or was named."""
        if head in ("former", "latter"):
            before = (naming.name for naming in self.namings[: bisect_right(self._starts, at)][:-20:-1])
            two = list(dict.fromkeys(name for name in before if " " in name))[:2]
            return two[head == "former"] if len(two) > 1 else None
        return self._latest(at, "", recent) if head.endswith("-year-old") else None

    def _owner(self, tokens: Tokens, mention: Mention) -> str | None:
        """ "The Reed administration's strategy": a thing that cannot speak speaks for its owner."""
        possessive = tokens.tags.rfind(Tag.POSSESSIVE, mention.first + 1, mention.head_first + 1)
        if possessive < 0 or is_agent(tokens, mention):
            return None
        owner = core_ending_at(tokens, possessive - 1, mention.first)
        return self.name_of(owner, tokens, None) if owner else None

    def _of_pronoun(self, pronoun: str, at: int, recent: str | None) -> str | None:
        if pronoun in HE or pronoun in SHE:
            return self._latest(at, "m" if pronoun in HE else "f", recent)
        return None

    def _sex(self, name: str) -> str:
        return self._sexes.get(name) or self._sexes.get(name.split()[-1].lower(), "")

    def _latest(self, at: int, wanted: str, recent: str | None) -> str | None:
        """The likeliest person of that sex named before: near, a subject, or who spoke last."""
        place = bisect_right(self._starts, at) - 1
        best: tuple[float, str] | None = None
        opened = self._paragraphs[bisect_right(self._paragraphs, at) - 1]
        for k in range(place, max(-1, place - 25), -1):
            naming = self.namings[k]
            name = naming.name if " " in naming.name else self._full_of(naming)
            sex = naming.sex or self._sex(name)
            passing = name != recent and not naming.person and self._is_passing(naming)
            if passing or _is_many(name) or (sex and wanted and sex != wanted):
                continue
            # Tried on the pronouns of 84 articles: with 1.5 for the sex and 0 for the paragraph .85 were right, so .89.
            likely = (
                3.0 * naming.subject
                + 2.0 * (name == recent)
                + 2.0 * (naming.subject and naming.start >= opened)
                + 3.0 * (sex == wanted)
                + 1.5 * (naming.person or " " in name)
                - (at - naming.start) / 100
            )
            if best is None or likely > best[0]:
                best = (likely, name)
        if recent and self._sex(recent) in ("", wanted) and not _is_many(recent) and (best is None or best[0] < 1.0):
            return recent
        return best[1] if best else None

    def _is_passing(self, naming: Naming) -> bool:
        """Whether *naming* hardly stands for a person: a place, or a word that the text gives a capital once."""
        if naming.place or " " in naming.name:
            return naming.place
        places = self._by_word[naming.name.lower()]
        alone = self._starts[places[0]] == naming.start
        return alone and (len(places) < 2 or self._starts[places[1]] > naming.start + _LOOK_AHEAD)

    def _full_of(self, naming: Naming) -> str:
        return self._fullest(naming.name, naming.start, naming.sex) or naming.name
