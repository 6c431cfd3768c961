"""Why something stayed unread: a page, a file of the user's own, an archive, an index, or a part of one of them."""

from __future__ import annotations

from enum import StrEnum


class UnreadReason(StrEnum):
    """One word for each reason; reports give them, and `verify/reports/labels.py` puts each into words.

    An answer other than 200 is none of these, but `status_404`, `status_503`, …; a plugin may say a word of its own.
    """

    ROBOTS = "robots"
    PAYWALL = "paywall"
    BLOCKED = "blocked"
    ARCHIVE_REFUSES = "archive_refuses"
    TIMEOUT = "timeout"
    DNS = "dns"
    TLS = "tls"
    CUT = "cut"
    TOO_LARGE = "too_large"
    NOT_HTML = "not_html"
    BAD_ADDRESS = "bad_address"
    PRIVATE_ADDRESS = "private_address"
    REDIRECTS = "redirects"
    PARSER_LIMIT = "parser_limit"
    LEFT_OUT = "left_out"
    DIFFERS = "differs"
    HIDDEN = "hidden"
    OFFLINE = "offline"
    LIMITED = "limited"
    NETWORK = "network"
    EXCLUDED = "excluded"
    NOT_ASKED_FOR = "not_asked_for"
    BUDGET = "budget"
