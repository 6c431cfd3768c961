"""Which quotations the limits of a checkout's own settings file kept from being checked in full: those are findings."""

from __future__ import annotations

from verify.model.notice import NoticeCode
from verify.model.unread_reason import UnreadReason
from verify.model.verdict import Outcome, Reason, Verdict

# What a settings file can bring about, and the settings that do so.
_BY_REASON = {Reason.BUDGET: ("max_pages",), Reason.TIMEOUT: ("timeout",), Reason.NO_PROVIDER: ("provider",)}
_BY_FAILURE = {UnreadReason.EXCLUDED: ("include", "exclude")}


def limits_on(verdict: Verdict, from_checkout: frozenset[str]) -> tuple[str, ...]:
    """The settings among *from_checkout* that may have kept a worse outcome from *verdict*; none where it is sure.

    What a page says of the draft's own speaker in the draft's own words is sure, and so is everything that is worse.
    """
    if not from_checkout or not _could_be_worse(verdict):
        return ()
    reasons = {verdict.reason, verdict.looked.stopped}
    names = [name for reason, named in _BY_REASON.items() if reason in reasons for name in named]
    failures = {failure.reason for failure in verdict.looked.failures}
    names += [name for failure, named in _BY_FAILURE.items() if failure in failures for name in named]
    return tuple(name for name in names if name in from_checkout)


def _could_be_worse(verdict: Verdict) -> bool:
    if verdict.outcome is Outcome.CORROBORATED:
        return any(notice.code is NoticeCode.SPEAKER_NOT_CONFIRMED for notice in verdict.notices)
    return verdict.outcome in (Outcome.UNCHECKED, Outcome.PARAPHRASED)
