from __future__ import annotations

from tests.judge.invented import claim, draft, page
from verify.judge.own_copy import OwnPage
from verify.model.draft import Draft

WRITING = " ".join(f"word{k}" for k in range(60))
WORDS = "we will mend the weir before the herring come back to the river"


def test_a_page_that_holds_the_drafts_own_writing_is_its_own() -> None:
    written = draft(f"{WRITING} “{WORDS}”")

    assert OwnPage(written, []).matches(page(f"Menu\n\n{WRITING}\n\nFooter"))


def test_a_page_that_shares_only_the_quotation_is_not() -> None:
    text = f"{WRITING} “{WORDS}”"
    quoted = claim(WORDS, start=text.index(WORDS))

    assert not OwnPage(draft(text), [quoted]).matches(page(f"Other words around it: “{WORDS}”"))


def test_offsets_of_the_source_are_translated_before_quotations_are_left_out() -> None:
    text = f"“{WORDS}” {' '.join(WRITING.split()[:20])}"
    source = f"<p><b>{text}</b></p>"
    marked = Draft(path="d.html", sha256="0", source=source, text=text, origin=tuple(range(6, 6 + len(text))))
    quoted = claim(WORDS, start=source.index(WORDS))

    assert not OwnPage(marked, [quoted]).matches(page(f"“{WORDS}”"))


def test_any_page_of_an_own_domain_is_the_newsrooms() -> None:
    ours = OwnPage(draft("Short."), [], ["our.example"])

    assert ours.matches(page(url="https://www.our.example/x"))
    assert not ours.matches(page(url="https://four.example/x"))


def test_a_draft_of_two_sentences_has_too_little_writing_to_be_known_again() -> None:
    short = draft("Jo Roe said in a statement on Monday.")

    assert not OwnPage(short, []).matches(page("Jo Roe said in a statement on Monday."))


def test_a_copy_of_the_draft_among_the_users_material_is_its_own_page() -> None:
    assert OwnPage(draft(WRITING), []).matches(page(WRITING, "file:///notes/draft.txt", own_material=True))


def test_a_copy_of_a_short_draft_among_the_users_material_is_its_own_page() -> None:
    short = draft(f"“{WORDS},” Jo Roe said on Monday.")
    own = OwnPage(short, [claim(WORDS, start=1)])

    assert own.matches(page(f"“{WORDS}”,\nJo Roe said on Monday", "file:///d.txt", own_material=True))
    assert not own.matches(page(f"Jo Roe: “{WORDS}”", "file:///notes.txt", own_material=True))
