"""Measures what passes as a paraphrase: opposites, inventions and true paraphrases of made-up interviews.

Usage: python -m tests.benchmarks.meaning [--show]; the second half of the interviews was kept aside while the rules were made.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from tests.interviews import Interview, interviews
from tests.pairs import SPEAKER, opposites
from tests.reading import page_of, verdict_on
from verify.model.verdict import Outcome, Verdict

PASSED = (Outcome.CORROBORATED, Outcome.PARAPHRASED)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def measure_pairs() -> None:
    outcomes = Counter(
        (pair.kind, str(verdict_on(pair.said, SPEAKER, page_of(pair.page)).outcome)) for pair in opposites()
    )
    for (kind, outcome), count in sorted(outcomes.items()):
        say(f"{kind:14} {outcome:14} {count}")


def measure(name: str, half: Sequence[Interview], *, show: bool) -> None:
    put: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    nearest = 0
    for interview in half:
        page = page_of(interview.page)
        for each in interview.puts:
            verdict = verdict_on(each.said, interview.speaker, page)
            put[each.kind] += 1
            passed[each.kind] += verdict.outcome in PASSED
            nearest += is_nearest(verdict, each.true)
            if show:
                shown = verdict.nearest.passage if verdict.nearest else ""
                say(f"  {each.kind:10} {verdict.outcome:12} {each.said} [{shown}]")
    for kind, count in put.items():
        say(f"{name:7} {kind:11} passed {passed[kind]:3} of {count}")
    say(f"{name:7} paraphrases with the true passage shown first {nearest} of {put['paraphrase']}")


def is_nearest(verdict: Verdict, true: str) -> bool:
    """Whether the passage that a paraphrase retells is what the report shows first."""
    shown = [each.match.passage for each in verdict.evidence[:1]]
    shown += [verdict.nearest.passage] if verdict.nearest else []
    return bool(true) and any(true.lower() in passage.lower() for passage in shown)


def main() -> None:
    everything = interviews()
    half = len(everything) // 2
    measure_pairs()
    measure("known", everything[:half], show="--show" in sys.argv)
    measure("aside", everything[half:], show=False)


if __name__ == "__main__":
    main()
