from __future__ import annotations

from dataclasses import replace

import pytest

from verify.filters.checkout_limits import limits_on
from verify.model.claim import Claim, ClaimKind, Form
from verify.model.notice import Notice, NoticeCode
from verify.model.span import Span
from verify.model.verdict import Looked, Outcome, Reason, UnreadPage, Verdict

LIMITS = frozenset({"max_pages", "timeout", "include", "exclude", "provider"})
CLAIM = Claim(id="q1", kind=ClaimKind.QUOTATION, form=Form.WHOLE, text="x", span=Span(0, 1), line=1, column=1, parts=())
UNCHECKED = Verdict(claim=CLAIM, outcome=Outcome.UNCHECKED, because="", reason=Reason.PAGE_UNREAD)
EXCLUDED = Looked(failures=(UnreadPage(url="https://herald.example/a", reason="excluded"),))
UNSURE = (Notice(code=NoticeCode.SPEAKER_NOT_CONFIRMED, message="", line=1, column=1),)


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (replace(UNCHECKED, reason=Reason.BUDGET), ("max_pages",)),
        (replace(UNCHECKED, reason=Reason.TIMEOUT), ("timeout",)),
        (replace(UNCHECKED, reason=Reason.NO_PROVIDER), ("provider",)),
        (replace(UNCHECKED, looked=EXCLUDED), ("include", "exclude")),
        (replace(UNCHECKED, reason=Reason.PROVIDER_FAILED), ()),
        (UNCHECKED, ()),
        (replace(UNCHECKED, outcome=Outcome.PARAPHRASED, reason=None, looked=EXCLUDED), ("include", "exclude")),
        (replace(UNCHECKED, outcome=Outcome.CORROBORATED, reason=None, looked=EXCLUDED), ()),
        (
            replace(UNCHECKED, outcome=Outcome.CORROBORATED, reason=None, looked=EXCLUDED, notices=UNSURE),
            ("include", "exclude"),
        ),
        (
            replace(UNCHECKED, outcome=Outcome.PARAPHRASED, reason=None, looked=Looked(stopped=Reason.TIMEOUT)),
            ("timeout",),
        ),
    ],
)
def test_what_the_checkouts_limits_may_have_hidden_is_named(verdict: Verdict, expected: tuple[str, ...]) -> None:
    assert limits_on(verdict, LIMITS) == expected


def test_the_operators_own_limits_hide_nothing() -> None:
    assert limits_on(replace(UNCHECKED, reason=Reason.BUDGET), frozenset()) == ()
