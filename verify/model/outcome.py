"""The one word that a verdict says, and why it says no more."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """The one word a verdict says."""

    CORROBORATED = "corroborated"
    PARAPHRASED = "paraphrased"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    DISPUTED = "disputed"
    NOT_FOUND = "not_found"
    UNCHECKED = "unchecked"
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a claim is unchecked or skipped."""

    OFFLINE = "offline"
    NO_NETWORK = "no_network"
    NO_PROVIDER = "no_provider"
    PROVIDER_FAILED = "provider_failed"
    PAGE_UNREAD = "page_unread"
    BUDGET = "budget"
    TIMEOUT = "timeout"
    TRANSLATION = "translation"
    LATER_ONLY = "later_only"
    TOO_SHORT = "too_short"
    NOT_SEARCHED = "not_searched"
    UNCLEAR = "unclear"
    AMBIGUOUS = "ambiguous"
    INTERNAL = "internal"
    SCARE = "scare"
    TITLE = "title"
    IGNORED = "ignored"
    DENIED_BY_DRAFT = "denied_by_draft"
