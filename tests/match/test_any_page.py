"""No page text stops a reader: sentences that end in numbers, signs and single words, and other scripts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.judge.invented import claim, page
from tests.numberforms import other_forms, written
from verify.judge.interview_turns import answers
from verify.match.compare_claims import compare_meaning, compare_words
from verify.match.sentences import sentences_of
from verify.match.statements import read_statement
from verify.model.claim import ClaimKind, Figure
from verify.speech.talks import find_turns
from verify.text.dates import dated_line, find_date, find_date_spans
from verify.text.qualifiers import qualifier_before, qualifier_behind

HEAD = "Jo Roe told the council of Lindale that the harbour lost boats in the winter storm"
TAILS = st.sampled_from(
    [
        "35", "1,200", "-5", "$", "%", "&", "two", "half", "a", "No", "no.", "½", "10–", "to", "nearly", "…", "(", "[35]", "“", "”", "—",
        "٣٥", "三十五", "тридцать пять", "№ 5", "١٢٪", "३५ लाख", "เก้า", "5️⃣", "X", "Q:", "A: 35", "\n", "\n\n35", "May 5", "2024-03-05",
        "’", "'", "f***", "\u0301", "\u00ad", "\u202e", "𝟛",
    ]
)  # fmt: skip
ENDS = st.lists(TAILS | st.text(max_size=6) | other_forms | written.map(lambda form: form[0]), min_size=1, max_size=4)
TEXTS = st.builds(
    lambda head, ends, gap: f"{head}{gap}{' '.join(ends)}",
    st.sampled_from([HEAD, f"“{HEAD}", "", f"Roe: {HEAD}"]),
    ENDS,
    st.sampled_from([" ", ", ", "\n", ". "]),
)


@settings(max_examples=250, deadline=None)
@given(text=TEXTS, said=TEXTS)
def test_every_claim_can_be_compared_with_any_page_and_none_costs_a_fault(text: str, said: str) -> None:
    figure = Figure(value=35, unit="boats", qualifier=None, sentence=said)
    claims = [
        claim(said or "x"),
        replace(claim(HEAD), id="q2"),
        replace(claim(said or "x"), id="s1", kind=ClaimKind.STATEMENT),
        replace(claim(HEAD), id="f1", kind=ClaimKind.FIGURE, figure=figure),
        replace(
            claim(HEAD), id="f2", kind=ClaimKind.FIGURE, figure=replace(figure, value=10, upper=12, qualifier="over")
        ),
    ]
    pages = [page(text), page(f"{HEAD} 35. {text}", "https://b.example/2")]

    # A fault that nobody notes is raised.
    meant = compare_meaning(claims, pages, compare_words(claims, pages))
    for found in (*meant.found.values(), *meant.near.values()):
        for read, match in found:
            assert match.span.cut(read.text).strip()


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_small_readers_answer_for_any_text(text: str) -> None:
    read = page(text)
    for turn in find_turns(read.text, read.blocks):
        assert 0 <= turn.span.start <= turn.span.end <= len(text)
    answers(read, len(text) // 2, "Jo Roe")
    read_statement(text)
    read_statement(text, reported=True)
    assert all(sentence.span.end <= len(text) for sentence in sentences_of(text))
    assert all(span.cut(text).strip() for span in find_date_spans(text))
    for line in text.splitlines():
        find_date(line)
        dated_line(line)
    qualifier_before(text, len(text))
    qualifier_behind(text, 0)
