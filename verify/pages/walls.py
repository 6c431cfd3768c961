"""Pages that are not the article: challenges, consent and log-in screens, paywalls, soft 404s, empty shells.

Structure and length speak before phrases: an article about paywalls is an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resiliparse.parse.html import HTMLTree

from verify.model.page import Page
from verify.model.unread_reason import UnreadReason
from verify.pages.fronts import led_to_front
from verify.pages.linked_data import LinkedData
from verify.pages.lookup import select
from verify.text.language import is_scrambled

# A page with this much prose is an article, whatever it talks about; with less than the second it is hardly one.
_LONG = 1_500
_SHORT = 400
# Behind a wall there is no more text. So much after the phrase, and it was only a box in between.
_GOES_ON = 1_200
_EMPTY = 120

_CHALLENGE_PARTS = (
    "#challenge-form, #cf-wrapper, .g-recaptcha, .h-captcha, [id^=px-captcha], iframe[src*=captcha],"
    " script[src*=challenge-platform], script[src*=captcha-delivery], script[src*=recaptcha]"
)
_CHALLENGE = re.compile(
    r"(?i)just a moment|checking (?:if the site|your browser)|verif(?:y|ying) (?:that )?you are (?:a )?human"
    r"|are you a (?:human|robot)|not a robot|unusual (?:traffic|activity)|access (?:to this page has been )?denied"
    r"|attention required|enable javascript and cookies|pardon our interruption|request (?:has been |was )?blocked"
    r"|security check|bot detection|complete the captcha"
)
_CONSENT = re.compile(
    r"(?i)before you continue|your privacy choices|we (?:and our|value your).{0,60}(?:partners|privacy)"
    r"|(?:accept|agree).{0,40}(?:cookies|continue)|mit werbung (?:weiterlesen|lesen|nutzen)|akzeptieren.{0,40}(?:cookies|weiter)"
    r"|alle akzeptieren|tout accepter|accepter et continuer|aceptar y continuar|accetta e continua|zustimmen und weiter"
)
_PAYWALL = re.compile(
    r"(?i)subscribe (?:now |today )?to (?:continue|read|keep|unlock)|(?:for|to) subscribers only|subscriber[- ]only"
    r"|already a subscriber|to (?:continue reading|read the (?:full|rest))|(?:sign in|log in|register) to (?:continue|read)"
    r"|weiterlesen mit|jetzt (?:abonnieren|weiterlesen)|nur für abonnenten|mit .{1,20}(?:plus|\+) weiterlesen"
    r"|réservé aux abonnés|pour lire la suite|contenido exclusivo|(?:solo )?para suscriptores|riservato agli abbonati"
)
_MISSING = re.compile(
    r"(?i)\b404\b|\b(?:page|article|story|content|seite|artikel|página|pagina)\b.{0,40}"
    r"(?:not (?:be )?found|no longer (?:exists?|available)|nicht (?:mehr )?gefunden|existiert nicht|introuvable"
    r"|no (?:encontrada|existe)|non (?:trovata|esiste))"
)


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands in the way: *reason* as in `Unread`, *partial* where a free part can be read."""

    reason: str
    detail: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page's structure tells of it: *challenge* and *log_in* mean the forms for them are there.

    *front*: it looks like the front page of its outlet.
    """

    challenge: bool
    log_in: bool
    front: bool


def read_signs(tree: HTMLTree, *, front: bool) -> Signs:
    """Signs of *tree*."""
    challenge, log_in = select(tree, _CHALLENGE_PARTS, 1), select(tree, "input[type=password]", 1)
    return Signs(challenge=bool(challenge), log_in=bool(log_in), front=front)


def find_wall(page: Page, data: LinkedData, signs: Signs) -> Wall | None:
    """The wall that *page* is, or None for an article."""
    if led_to_front(page.url, page.final_url):
        return Wall(UnreadReason.BLOCKED, "the address led to a front page")
    prose = sum(len(block.span) for block in page.blocks if block.main)
    if (data.free is False and not _shows_the_end(page, data)) or prose < _LONG:
        wall = _paywall(page, prose, declared=data.free is False)
        if wall is not None:
            return wall
    if _is_scrambled_at_the_end(page):
        return Wall(UnreadReason.PAYWALL, "the text beyond the free part is scrambled", partial=True)
    if signs.front and not data.article:
        # What is on a front page was published there; that something does not says nothing of the story.
        return Wall(UnreadReason.BLOCKED, "a front page answered in the place of the story", partial=True)
    if prose >= _LONG or (data.article and prose >= _SHORT):
        return None
    return _screen(page, prose, signs)


def _shows_the_end(page: Page, data: LinkedData) -> bool:
    """Whether the last words of the body that the structured data gives can be seen on the page."""
    ending = " ".join(data.body.split()[-8:])
    return len(ending) > 30 and ending in page.text


def _paywall(page: Page, prose: int, *, declared: bool) -> Wall | None:
    """Whether the text ends at a wall. A page may say that it is not free and carry the whole text all the same."""
    start = min((block.span.start for block in page.blocks if block.main), default=0)
    phrases = list(_PAYWALL.finditer(page.text, start))
    after = sum(len(b.span) for b in page.blocks if b.main and phrases and b.span.start >= phrases[-1].end())
    ends_there = bool(phrases) and after < _GOES_ON
    if ends_there if not declared else (ends_there or prose < 2 * _LONG):
        return Wall(UnreadReason.PAYWALL, "only the free part could be read", partial=prose >= _EMPTY)
    return None


def _is_scrambled_at_the_end(page: Page) -> bool:
    """Some pages carry the paid part with its letters shifted, and let a script put them right."""
    main = [block.span.cut(page.text) for block in page.blocks if block.main and len(block.span) > _EMPTY]
    return is_scrambled("\n".join(main[len(main) // 2 :])[-3_000:])


def _screen(page: Page, prose: int, signs: Signs) -> Wall | None:
    """Walls that put themselves in the place of the article. Phrases count in the title and the main text only."""
    words = "\n".join([page.title or "", *(block.span.cut(page.text) for block in page.blocks if block.main)])[:5_000]
    if len(page.text) < _LONG and (signs.challenge or _CHALLENGE.search(words)) and prose < _SHORT:
        return Wall(UnreadReason.BLOCKED, "the page asks for proof of being human")
    if prose < _SHORT and _MISSING.search(words):
        return Wall("status_404", "the page says that it does not exist")
    if _CONSENT.search(words):
        return Wall(UnreadReason.BLOCKED, "the page asks for consent first")
    if prose < _EMPTY and signs.log_in:
        return Wall(UnreadReason.BLOCKED, "the page asks to log in")
    if len(page.text) < _EMPTY:
        return Wall(UnreadReason.BLOCKED, "the page holds hardly any text; perhaps a script would have loaded it")
    return None
