"""Measures a long draft against a big folder of the user's own files: python -m tests.benchmarks.book [ROUNDS].

A made-up book and made-up notes, no network; each size with the seconds of all processors and the memory of the largest
process, and how often rapidfuzz would look for its quotations in that time.
"""

from __future__ import annotations

import gzip
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import accumulate, islice
from pathlib import Path

from rapidfuzz import fuzz

from verify.speech.lexicon import DEFAULT_LEXICON
from verify.text.numbers import find_numbers

# Quotations of the draft, files beside it.
SIZES = ((1_000, 200), (3_000, 200), (3_000, 400), (3_000, 2_000))
WORDS_A_QUOTATION = 33
QUOTED_IN_A_FILE, SPEAKERS_IN_A_FILE = 10, 3
SEED = 3
OTHERS = 20_000
ASKED_OF_PEER = 5
SMALL = (
    "the of and to a in that it is was for on as with he be by at she his they we not but had have this from are or an "
    "which you were her all their one there would been if more when will who so no out up them some into could than its"
).split()


@dataclass(frozen=True, slots=True)
class Remark:
    """Words, and who says them."""

    words: str
    speaker: str


def commonest_words() -> list[str]:
    """English words, those that texts have most first; none that makes a claim of what the book itself tells."""
    packed = files("verify").joinpath("data/wordnet/related_words.txt.gz").read_bytes()
    entries = (line.split() for line in gzip.decompress(packed).decode("ascii").split("\n\n", 1)[0].split("\n"))
    counted = sorted(entries, key=lambda entry: (-int(entry[1]), entry[0]))
    plain = (entry[0] for entry in counted if entry[0].isalpha())
    return list(islice((word for word in plain if tells_nothing(word)), OTHERS))


def tells_nothing(word: str) -> bool:
    """Whether *word* is neither one of saying nor a number."""
    return DEFAULT_LEXICON.rank(word) is None and not tuple(find_numbers(word))


class Prose:
    """Sentences of English words, drawn as often as texts have them."""

    def __init__(self, speakers: int) -> None:
        self.chance = random.Random(SEED)
        self.words = [*SMALL, *commonest_words()]
        small, others = (4_000 / (at + 3) for at in range(len(SMALL))), (3_000 / (at + 30) for at in range(OTHERS))
        self.weights = list(accumulate((*small, *islice(others, len(self.words) - len(SMALL)))))
        syllables = [a + b for a in "bdfgklmnrstv" for b in ("an", "el", "is", "or", "um")]
        family = [
            (self.chance.choice(syllables) + self.chance.choice(syllables) + "sen").title() for _ in range(speakers)
        ]
        self.speakers = [f"{self.chance.choice(syllables).title()}a {name}" for name in family]

    def sentence(self) -> str:
        words = self.chance.choices(self.words, cum_weights=self.weights, k=self.chance.randint(8, 22))
        return f"{' '.join(words).capitalize()}."

    def told(self, words: int) -> str:
        sentences: list[str] = []
        while words > 0:
            sentences.append(self.sentence())
            words -= sentences[-1].count(" ") + 1
        return " ".join(sentences)

    def remark(self, speaker: str) -> Remark:
        return Remark(" ".join(self.sentence() for _ in range(self.chance.randint(1, 2))), speaker)

    def altered(self, remark: Remark) -> Remark:
        words = remark.words.split()
        words[self.chance.randrange(1, len(words) - 1)] = self.chance.choice(self.words)
        return Remark(" ".join(words), remark.speaker)


def written(remark: Remark) -> str:
    return f"“{remark.words[:-1]},” said {remark.speaker}."


def files_of(prose: Prose, count: int) -> Iterator[tuple[str, list[Remark]]]:
    """The texts of *count* files, and what is said in each; some of it in an earlier one too."""
    earlier: list[Remark] = []
    for _ in range(count):
        speakers = prose.chance.sample(prose.speakers, SPEAKERS_IN_A_FILE)
        said = [prose.remark(prose.chance.choice(speakers)) for _ in range(QUOTED_IN_A_FILE)]
        said += prose.chance.sample(earlier, min(2, len(earlier)))
        earlier += said
        yield "\n\n".join(f"{prose.told(60)}\n\n{written(each)} {prose.told(30)}" for each in said), said


def book_of(prose: Prose, said: list[Remark], quotations: int) -> str:
    """A draft with so many quotations: half as they are in the files, a fifth altered, the others nowhere."""
    paragraphs = []
    for _ in range(quotations):
        one, kind = prose.chance.choice(said), prose.chance.random()
        quoted = one if kind < 0.5 else prose.altered(one) if kind < 0.7 else prose.remark(one.speaker)
        told = WORDS_A_QUOTATION - quoted.words.count(" ")
        paragraphs.append(f"{prose.told(told // 2)}\n\n{written(quoted)} {prose.told(told // 2)}")
    return "\n\n".join(paragraphs)


def made(desk: Path, quotations: int, files: int) -> list[str]:
    """A draft and a folder of notes on *desk*; the texts of the notes."""
    prose = Prose(files)
    (desk / "notes").mkdir(parents=True)
    texts, said = [], []
    for number, (text, remarks) in enumerate(files_of(prose, files)):
        (desk / "notes" / f"{number:05}.txt").write_text(text, "utf-8")
        texts.append(text)
        said += remarks
    (desk / "book.txt").write_text(book_of(prose, said, quotations), "utf-8")
    return texts


def main() -> None:
    """Print one table: what is checked, its seconds and megabytes, and how many times as long rapidfuzz would take."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    say("quotations  files  processors    wall    memory  rapidfuzz")
    with tempfile.TemporaryDirectory() as folder:
        for quotations, count in SIZES:
            desk = Path(folder) / f"{quotations}x{count}"
            texts = made(desk, quotations, count)
            spent, wall, megabytes = min(checked(desk) for _ in range(rounds))
            times = seconds_of_peer(desk, texts) * quotations / spent
            say(f"{quotations:10,} {count:6,} {spent:9.1f} s {wall:5.0f} s {megabytes:6.0f} MB {times:9.1f}")


def checked(desk: Path) -> tuple[float, float, float]:
    """The seconds of all processors, those on the clock, and the megabytes of the largest process of one check."""
    words = "book.txt --evidence notes -p none --no-progress --exit-zero --isolated --timeout 3600 -o json=report.json"
    environ = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as cache:
        command = (sys.executable, "-m", "verify", *words.split(), "--cache-dir", cache)
        process = subprocess.Popen(command, cwd=desk, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / 1024


def seconds_of_peer(desk: Path, texts: list[str]) -> float:
    """What rapidfuzz takes to look for one quotation of the draft in all files."""
    quoted = [line[1:].split("”")[0] for line in (desk / "book.txt").read_text("utf-8").split("\n") if line[:1] == "“"]
    began = time.process_time()
    for words in random.Random(SEED).sample(quoted, ASKED_OF_PEER):
        for text in texts:
            fuzz.partial_ratio(words, text)
    return (time.process_time() - began) / ASKED_OF_PEER


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
