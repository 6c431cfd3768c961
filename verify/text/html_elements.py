"""Which HTML elements break a line, hide or strike their words or are furniture; shared by drafts and pages."""

from __future__ import annotations

import re

from verify.model.draft import BlockKind

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary"
    " table tbody td tfoot th thead title tr ul caption iframe video audio object".split()
)
# Their words are not shown, or are not words of the text.
UNSEEN = frozenset(
    "script style template noscript head iframe svg math canvas object embed select option datalist textarea button"
    " audio video map dialog rp noembed noframes".split()
)
# Content that a scanner must not look for tags in.
RAW = frozenset("script style textarea title noscript iframe noembed noframes xmp".split())
# Their words are shown, crossed out.
STRUCK = frozenset("del s strike".split())
# What may be within a quotation and changes nothing but its looks.
PLAIN = (BLOCKS - UNSEEN - {"form"}) | frozenset(
    "a abbr acronym b bdi big br cite code dfn em font html body i ins kbd link mark meta q samp script small span strong"
    " style sub sup time title tt u var wbr".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
FURNITURE = frozenset("nav aside footer menu".split())
# Names (id or class) that sites give to what is beside the article. Whole names only: "has-sidebar" is a page.
FURNITURE_NAMES = frozenset(
    "comments comment-list commentlist comments-area comments-section disqus_thread respond onetrust-consent-sdk"
    " onetrust-banner-sdk cookie-banner cookie-notice cookie-bar cookie-consent sidebar secondary related related-articles"
    " related-posts related-stories recommended recommendations newsletter newsletter-signup breadcrumb breadcrumbs footer"
    " site-footer site-header masthead menu navigation modal popup overlay share social-share".split()
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
KINDS = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("li", "dd", "dt"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.BLOCK_QUOTE,
    "pre": BlockKind.CODE,
}
_FOOTNOTE = re.compile(
    r"\s{0,5}(?:<a\b[^>]{0,500}>)?\s{0,5}\[?(?:\d{1,3}|[*†‡§]{1,3})\]?\s{0,5}(?:</a\s{0,5}>)?\s{0,5}</sup",
    re.IGNORECASE,
)


def is_footnote_mark(source: str, start: int, end: int) -> bool:
    """Whether the `<sup>` between *start* and *end* of *source* holds the mark of a footnote, and no power such as 10²."""
    return not source[max(0, start - 1) : start].isdigit() and _FOOTNOTE.match(source, end) is not None
