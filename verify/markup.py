"""Which HTML elements break a line, hide their words or are furniture; shared by drafts and pages."""

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
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
FURNITURE = frozenset("nav aside footer menu".split())
# Names (id or class) that sites give to what stands beside the article. Whole names only: "has-sidebar" is a page.
FURNITURE_NAMES = frozenset(
    "comments comment-list commentlist comments-area comments-section disqus_thread respond onetrust-consent-sdk"
    " onetrust-banner-sdk cookie-banner cookie-notice cookie-bar cookie-consent sidebar secondary related related-articles"
    " related-posts related-stories recommended recommendations newsletter newsletter-signup breadcrumb breadcrumbs footer"
    " site-footer site-header masthead menu navigation modal popup overlay share social-share".split()
)
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dd", "dt"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "blockquote": BlockKind.BLOCK_QUOTE,
    "pre": BlockKind.CODE,
}
_HIDDEN_STYLE = re.compile(r"(?i)(?:^|;)\s?(?:display\s?:\s?none|visibility\s?:\s?hidden)")


def is_hidden(attributes: dict[str, str]) -> bool:
    """Whether an element's own attributes keep its words from readers."""
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    style = attributes.get("style", "")
    return bool(style) and _HIDDEN_STYLE.search(style[:2_000]) is not None
