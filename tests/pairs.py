"""Three hundred statements and their opposites in other words by the same speaker, made from a few tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

SPEAKER = "Ana Reyes"
_PLACES = ("Harlow", "Lindale", "Corby Sands", "Velling", "Northmoor")
_TIMES = ("before the winter", "in the spring", "by the end of May", "next year", "after the election")

# (as the draft has it, as the page says the same): a verb and its object.
_DEEDS = (
    ("shut the steel works", "close the steel plant"),
    ("sell the old pier", "sell off the ageing pier"),
    ("rebuild the stone bridge", "put the stone bridge up again"),
    ("raise the harbour dues", "increase the harbour fees"),
    ("dismiss the night nurses", "let the night nurses go"),
    ("pay the ferry crews", "give the ferry crews their wages"),
    ("open the salt archive", "make the salt archive public"),
    ("move the fish market", "take the fish market elsewhere"),
    ("fell the lime trees", "cut down the lime trees"),
    ("drain the upper marsh", "dry out the upper marsh"),
)
_DENIALS = (
    ("We will not {said} in {place} {time}", "the company would {other} in {place} {time}"),
    ("We will never {said} in {place}", "they would {other} in {place} {time}"),
    ("We refuse to {said} in {place} {time}", "they were ready to {other} in {place} {time}"),
    ("Nobody here wants to {said} in {place} {time}", "everyone wanted to {other} in {place} {time}"),
    ("We will {said} in {place} {time}", "the company would not {other} in {place} {time}"),
    ("We will {said} in {place} {time}", "it was far from certain they would {other} in {place} {time}"),
    ("We will {said} in {place} {time}", "they had ruled out a plan to {other} in {place} {time}"),
    ("We failed to {said} in {place}", "they had managed to {other} in {place}"),
    ("We deny that we will {said} in {place} {time}", "they would {other} in {place} {time}"),
    ("We can do without it, so we will {said} in {place} {time}", "they could not do without it and would not {other}"),
)

# What rises on one side falls on the other: the draft's words, the page's.
_ANTONYMS = (
    ("Rents in {place} will rise {time}", "rents in {place} would fall {time}"),
    ("The {place} school will open {time}", "the {place} school would close {time}"),
    ("The council accepted the {place} plan {time}", "the council rejected the {place} plan {time}"),
    ("The union supports the {place} contract {time}", "the union opposes the {place} contract {time}"),
    ("The water in {place} is safe to drink {time}", "the water in {place} was dangerous to drink {time}"),
    ("We hired forty welders in {place} {time}", "they had sacked forty welders in {place} {time}"),
    ("The court freed the {place} skipper {time}", "the court jailed the {place} skipper {time}"),
    ("Output at the {place} mill grew {time}", "output at the {place} mill shrank {time}"),
    ("The road to {place} is wide enough for buses {time}", "the road to {place} was too narrow for buses {time}"),
    ("Everyone in {place} remembers the flood {time}", "no one in {place} remembers the flood {time}"),
    ("The first boats leave {place} early {time}", "the first boats leave {place} late {time}"),
    ("Most farmers near {place} made a profit {time}", "most farmers near {place} made a loss {time}"),
    ("The doctors in {place} allowed visits {time}", "the doctors in {place} banned visits {time}"),
    ("The strike in {place} begins {time}", "the strike in {place} ends {time}"),
    ("Our team won the match in {place} {time}", "their team lost the match in {place} {time}"),
    ("Fewer nurses left {place} {time}", "more nurses left {place} {time}"),
    ("The levy makes bread in {place} cheap {time}", "the levy made bread in {place} expensive {time}"),
    ("The skipper admitted the leak near {place} {time}", "the skipper denied the leak near {place} {time}"),
    ("Trade with {place} got better {time}", "trade with {place} got worse {time}"),
    ("The dam above {place} is strong {time}", "the dam above {place} was weak {time}"),
)

# One fact apart: a number, a date or a name.
_FACTS = (
    ("The fire in {place} destroyed {fact} houses", "12|21", "two dozen|three dozen", "340|430"),
    ("We will spend {fact} crowns on the {place} harbour", "5 million|5 billion", "900|9,000", "half a million|a million"),
    ("The ferry to {place} sank on {fact} with its cargo", "Monday|Friday", "March 3|March 13", "12 May|12 June"),
    ("The judges in {place} heard {fact} before the verdict", "Mara Holm|Mara Velten", "Ida Moen|Per Lund", "Bo Lee|Bo Lund"),
    ("About {fact} percent of {place} voted for the tunnel", "62|26", "seven|seventy", "4.5|45"),
    ("The {place} line was opened in {fact} by the old queen", "1986|1968", "1901|1910", "April|August"),
    ("The nurses in {place} waited {fact} for pay", "three weeks|three months", "ten days|ten years", "two hours|20 hours"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """What a draft puts into the speaker's mouth, and what a page gives the speaker: never the same."""

    kind: str
    said: str
    page: str


def opposites() -> tuple[Pair, ...]:
    """A hundred pairs by a denied verb, a hundred by an antonym, a hundred by another number, date or name."""
    return (*_first(_denied()), *_first(_turned()), *_first(_changed()))


def _first(pairs: Iterator[Pair]) -> tuple[Pair, ...]:
    return tuple(pair for pair, _ in zip(pairs, range(100), strict=False))


def _denied() -> Iterator[Pair]:
    for number, ((said, other), (draft, page)) in enumerate(product(_DEEDS, _DENIALS)):
        yield _pair("denied verb", number, draft, page, said=said, other=other)


def _turned() -> Iterator[Pair]:
    for number, (draft, page) in enumerate(_ANTONYMS * 5):
        yield _pair("antonym", number, draft, page)


def _changed() -> Iterator[Pair]:
    for number, (place, (text, *facts)) in enumerate(product(_PLACES, _FACTS)):
        for one, other in (fact.split("|") for fact in facts):
            yield _pair("changed fact", number, text.replace("{fact}", one), text.replace("{fact}", other), place=place)


def _pair(kind: str, number: int, draft: str, page: str, **words: str) -> Pair:
    words = {"place": _PLACES[number % 5], "time": _TIMES[number // 5 % 5], **words}
    said, told = draft.format(**words), page.format(**words)
    # Half in marks, half as reported speech.
    return Pair(kind, said, f"“{_upper(told)},” {SPEAKER} said." if number % 2 else f"{SPEAKER} said {told}.")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
