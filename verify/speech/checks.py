"""Pages that check whether something was said, by what they say to readers and to machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verify.speech.quoted import without_quoted
from verify.speech.ratings import denies_saying, is_check, is_of_saying, rated_true
from verify.speech.shapes import Classed, shapes
from verify.speech.surroundings import Surroundings
from verify.text.fold import plain_words
from verify.text.late import late

if TYPE_CHECKING:
    from verify.model.page import Reviewed

# So much of the words stands in the claim that was checked: a claim is often shortened, rarely by more than a third.
_LEAST_SHARE = 0.6
_FEWEST_WORDS = 3
# Signs in the words before that they are the ones which the page checks.
_CHECKED = shapes("POST", "QUOTATION", "CLAIM", "supposedly|purportedly|alleged|allegedly|IMAGINE", "GIVE to", "FAKE")
_CLAIM_LINE = late(r"(?i)\W{0,3}(?:the )?claim\s?:")
_REALLY = shapes("ADV SAY", "in fact", "instead", "WH any{1,4} SAY IS", "TRUE WORDS", "WORDS IS ADV")


def reviewed_false(around: Surroundings) -> str:
    """How the page rates the claim that holds the words, where it reviews whether they were said and finds that false."""
    for review in around.reviews:
        if review.holds is False and _is_about(review.claim, around.words) and _is_of_saying(review, around.words):
            return f"{review.claim}: {review.rating}" if review.rating else review.claim
    return ""


def found_false(around: Surroundings) -> str:
    """The title of a fact check that finds that its words were not said, where these are the ones it is about."""
    title = next((each for each in around.titles if is_check(each.text) or denies_saying(each)), None)
    if title is None:
        return _rated_false(around)
    if not _finds_false(around, title) or around.lead.has(_REALLY):
        return ""
    is_checked = around.lead.has(_CHECKED) or around.paragraph.has(_CHECKED)
    return title.text if is_checked or any(_is_about(each.text, around.words) for each in around.titles) else ""


def _rated_false(around: Surroundings) -> str:
    """The rating of a page that has its claim and its verdict each in a line: "Claim: Reyes said “…”", "Verdict: False"."""
    ratings = [rating for rating in around.ratings if rated_true(rating.text) is not None]
    is_claim = _CLAIM_LINE.match(around.paragraph.text) is not None and is_of_saying(around.lead)
    return ratings[-1].text.strip() if is_claim and ratings and rated_true(ratings[-1].text) is False else ""


def _finds_false(around: Surroundings, title: Classed) -> bool:
    """Whether the page finds that something was not said; a false claim that somebody truly made is another matter."""
    rated = [found for rating in around.ratings if (found := rated_true(rating.text)) is not None]
    if rated and rated[-1]:
        return False
    told = Classed(without_quoted(title.text))
    return denies_saying(title) or (
        is_of_saying(told) and (bool(rated) or any(r.holds is False for r in around.reviews))
    )


def _is_of_saying(review: Reviewed, words: str) -> bool:
    """Whether it is reviewed that somebody said the words, not what somebody truly said in them.

    "Says the bridge is safe", claimed by Reyes, is about the bridge; so is "Reyes says the bridge is safe", if it is her claim.
    """
    claim = review.claim.strip().removeprefix("Says ")
    rest = Classed(_less(claim, words))
    if not is_of_saying(rest):
        return False
    names = {name for name in plain_words(review.claimed_by) if len(name) > 2}
    return names.isdisjoint(plain_words(rest.text))


def _less(claim: str, words: str) -> str:
    at = claim.lower().find(words.lower().strip(" .,!?"))
    return claim[:at] + " " + claim[at + len(words) :] if at >= 0 else claim


def _is_about(claim: str, words: str) -> bool:
    own = set(plain_words(words))
    return len(own) >= _FEWEST_WORDS and len(own & set(plain_words(claim))) >= _LEAST_SHARE * len(own)
