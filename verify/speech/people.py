"""Who a mention stands for, as far as the text tells: full names for surnames, pronouns and roles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from verify.speech.mentions import Mention, MentionKind
from verify.speech.namewords import BODIES, FEMALE_NAMES, HE, MALE_NAMES, ROLES, SHE, TITLES
from verify.speech.tokens import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One place where the text names somebody: *name* without titles, *roles* that the text gives there, *sex* if told."""

    start: int
    name: str
    roles: frozenset[str]
    sex: str
    subject: bool
    sentence: int


def name_words(tokens: Tokens, first: int, last: int) -> tuple[list[str], set[str], str]:
    """Words of the name from token *first* to *last*, the roles stripped from its front, and the sex its title tells."""
    words: list[str] = []
    roles: set[str] = set()
    sex = ""
    for place in range(first, last + 1):
        if tokens.tags[place] in "s-~":
            continue
        low = tokens.low[place]
        if not words and low in TITLES and place < last:
            roles.add(TITLES[low] or low)
            sex = {"mr.": "m", "mr": "m", "mrs.": "f", "mrs": "f", "ms.": "f", "ms": "f", "miss": "f"}.get(low, sex)
        elif not words and low in ROLES and place < last:
            roles.add(low)
        else:
            words.append(tokens.word(place))
    return words, roles, sex


def _sex_of(words: list[str], told: str) -> str:
    if told or len(words) < 2:
        return told
    given = words[0].lower()
    return "f" if given in FEMALE_NAMES else "m" if given in MALE_NAMES else ""


@dataclass(slots=True)
class People:
    """All namings of a text in reading order; answers who a mention is."""

    namings: list[Naming] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _by_word: dict[str, list[int]] = field(default_factory=dict)
    _by_role: dict[str, list[int]] = field(default_factory=dict)
    _unnamed: dict[str, str] = field(default_factory=dict)
    _sexes: dict[str, str] = field(default_factory=dict)

    def read(self, tokens: Tokens, sentences: Iterable[tuple[int, int]]) -> None:
        """Note the namings of one paragraph."""
        for start, end in sentences:
            place = start
            first_in_sentence = True
            while place < end:
                if tokens.tags[place] != "P":
                    place += 1
                    continue
                last = place
                while last + 1 < end and (tokens.tags[last + 1] == "P"):
                    last += 1
                if self._note(tokens, place, last, end, start, subject=first_in_sentence):
                    first_in_sentence = False
                place = last + 1

    def _note(self, tokens: Tokens, first: int, last: int, end: int, sentence: int, *, subject: bool) -> bool:
        words, roles, sex = name_words(tokens, first, last)
        if not words or len(words) > 5:
            return False
        if words[-1].lower() in BODIES or words[0][0] in "@#":
            return False
        name = " ".join(words)
        roles |= self._roles_around(tokens, first, last, end)
        sex = _sex_of(words, sex)
        if sex:
            self._sexes.setdefault(words[-1].lower() if len(words) == 1 else name, sex)
        place = len(self.namings)
        start = tokens.spans[first][0]
        self.namings.append(
            Naming(
                start=start,
                name=name,
                roles=frozenset(roles),
                sex=sex,
                subject=subject,
                sentence=tokens.spans[sentence][0],
            )
        )
        self._starts.append(start)
        for word in {w.lower() for w in words}:
            self._by_word.setdefault(word, []).append(place)
        for role in roles:
            self._by_role.setdefault(role, []).append(place)
        return True

    def _roles_around(self, tokens: Tokens, first: int, last: int, end: int) -> set[str]:
        """Role words right before a name, or in the apposition behind it."""
        found: set[str] = set()
        place = first - 1
        while place >= 0 and first - place <= 5 and tokens.tags[place] in "NPs":
            if tokens.low[place] in ROLES:
                found.add(tokens.low[place])
            place -= 1
        if last + 2 < end and tokens.tags[last + 1] == "," and tokens.tags[last + 2] in "DNP#":
            place = last + 2
            while place < min(end, last + 14) and tokens.tags[place] not in ".:;Q":
                if tokens.low[place] in ROLES:
                    found.add(tokens.low[place])
                if tokens.tags[place] in "WX" or (tokens.tags[place] == "," and place > last + 4):
                    break
                place += 1
        return found

    # -- answers -----------------------------------------------------------------------------------------------------

    def name_of(self, mention: Mention, tokens: Tokens, recent: str | None) -> str:
        """The fullest name for *mention*; *recent* is who spoke last. An unnamed source is "role, unnamed"."""
        if mention.kind is MentionKind.PRONOUN:
            return self._of_pronoun(tokens.low[mention.first], mention.span.start, recent) or tokens.word(mention.first)
        if mention.kind is MentionKind.NAME:
            return self._of_name(tokens, mention)
        return self._of_nominal(tokens, mention)

    def _of_name(self, tokens: Tokens, mention: Mention) -> str:
        words, _, sex = name_words(tokens, mention.head_first, mention.head_last)
        if not words:
            return mention.head.cut(tokens.text)
        if len(words) > 1 and not (len(words) == 2 and words[0].lower() in ROLES):
            return " ".join(words)
        return self._fullest(words[-1], mention.span.start, sex) or " ".join(words)

    def _fullest(self, surname: str, before: int, sex: str) -> str | None:
        """The latest longer name before this place that ends in *surname*, else the first after it."""
        later: str | None = None
        best: str | None = None
        for place in self._by_word.get(surname.lower(), ()):
            naming = self.namings[place]
            words = naming.name.split()
            if len(words) < 2 or surname.lower() not in (words[-1].lower(), words[0].lower()):
                continue
            if sex and naming.sex and naming.sex != sex:
                continue
            if naming.start <= before:
                best = naming.name
            elif later is None:
                later = naming.name
                break
        return best or later

    def _of_nominal(self, tokens: Tokens, mention: Mention) -> str:
        head = tokens.low[mention.head_first]
        definite = tokens.low[mention.first] in ("the", "this", "that", "his", "her", "their")
        # A name inside the phrase: "party spokesman Jo Reed", "a farmer named Jo Reed".
        for place in range(mention.first, mention.last + 1):
            if tokens.tags[place] == "P" and place > mention.first and tokens.low[place - 1] == "named":
                words, _, _ = name_words(tokens, place, mention.last)
                return " ".join(words[:3])
        if definite and tokens.low[mention.first] in ("the", "this", "that"):
            known = self._by_role.get(head)
            if known:
                at = bisect_right([self.namings[k].start for k in known[-200:]], mention.span.start)
                if at:
                    found = self.namings[known[-200:][at - 1]]
                    return (
                        self._fullest(found.name.split()[-1], found.start, found.sex) or found.name
                        if len(found.name.split()) == 1
                        else found.name
                    )
            if head in self._unnamed:
                return self._unnamed[head]
        first = mention.first
        while first < mention.head_last and (tokens.tags[first] == "D" or tokens.low[first] in ("one", "another")):
            first += 1
        role = tokens.span(first, mention.head_last).cut(tokens.text)
        name = f"{role}, unnamed"
        self._unnamed[head] = name
        return name

    def _of_pronoun(self, pronoun: str, at: int, recent: str | None) -> str | None:
        if pronoun in HE or pronoun in SHE:
            wanted = "m" if pronoun in HE else "f"
            return self._latest(at, wanted, recent)
        if pronoun in ("who", "which", "i", "we", "you", "it"):
            return None
        return None

    def _sex(self, name: str) -> str:
        return self._sexes.get(name) or self._sexes.get(name.split()[-1].lower(), "")

    def _latest(self, at: int, wanted: str, recent: str | None) -> str | None:
        """The nearest earlier person of that sex: the subject of the sentence at hand or before, else who spoke last."""
        place = bisect_right(self._starts, at) - 1
        fallback: str | None = None
        for k in range(place, max(-1, place - 25), -1):
            naming = self.namings[k]
            name = (
                naming.name
                if " " in naming.name
                else self._fullest(naming.name, naming.start, naming.sex) or naming.name
            )
            sex = naming.sex or self._sex(name)
            if sex and sex != wanted:
                continue
            if not sex and " " not in name:
                continue
            if naming.subject or name == recent:
                return name
            fallback = fallback or name
        return recent if recent and self._sex(recent) in ("", wanted) else fallback
