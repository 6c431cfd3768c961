"""Pages that are not the article: challenges, consent and log-in screens, paywalls, soft 404s, empty shells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from verify.pages.linked_data import LinkedData

# Walls are short. A page with this much prose is an article, whatever it talks about.
_ARTICLE = 1_500
_SHORT = 600
_CHALLENGE = re.compile(
    r"(?i)just a moment\W|checking (?:if the site|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:human|robot)"
    r"|unusual traffic|access (?:to this page has been )?denied|attention required|enable javascript and cookies"
    r"|pardon our interruption|request (?:was )?blocked|security check|bot detection|captcha"
)
_CONSENT = re.compile(
    r"(?i)(?:we|our partners|wir|nous|usamos|utilizziamo).{0,80}(?:cookies?|consent|zustimm|consentement|consenso)"
    r"|mit werbung (?:weiterlesen|lesen)|(?:accept|agree).{0,30}continue|before you continue|alle akzeptieren|tout accepter"
)
_LOGIN = re.compile(
    r"(?i)\b(?:sign in|log ?in|anmelden|einloggen|se connecter|iniciar sesi[oó]n|accedi|create (?:an |your )?account)\b"
)
_PAYWALL = re.compile(
    r"(?i)subscribe (?:now |today )?to (?:continue|read|keep)|subscribers? only|already a subscriber|become a (?:subscriber|member)"
    r"|to continue reading|weiterlesen mit|jetzt abonnieren|abonnenten|mit .{1,20}plus weiterlesen|réservé aux abonnés"
    r"|contenido exclusivo|para suscriptores|per gli abbonati"
)
_MISSING = re.compile(
    r"(?i)\b(?:404\b|(?:page|article|story|content|seite|artikel)\b.{0,30}\b(?:not (?:be )?found|no longer (?:exists?|available)"
    r"|nicht gefunden|existiert nicht|introuvable)|page introuvable|p[aá]gina no encontrada|pagina non trovata)"
)


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands in the way: *reason* in the contract's words, *partial* where a free part can be read."""

    reason: str
    detail: str
    partial: bool = False


def find_wall(
    prose: str, visible: str, title: str, data: LinkedData, requested_url: str, final_url: str
) -> Wall | None:
    """The wall that the page is, or None for an article; structure and length speak before phrases."""
    if data.free is False:
        return _metered(prose, visible)
    if len(prose) >= _ARTICLE:
        return None
    if _went_home(requested_url, final_url):
        return Wall("blocked", "the address led to the front page")
    if data.article and len(prose) >= _SHORT:
        return None
    return _worded(prose, visible, title)


def _metered(prose: str, visible: str) -> Wall | None:
    """A page that says it is not free: the whole text may still be there (it was served to everyone), or a teaser."""
    if len(prose) >= 2 * _ARTICLE and not _PAYWALL.search(visible):
        return None
    return Wall("paywall", "only the free part could be read", partial=bool(prose))


def _worded(prose: str, visible: str, title: str) -> Wall | None:
    head = f"{title}\n{visible[:3_000]}"
    if len(visible) < _ARTICLE and _CHALLENGE.search(head):
        return Wall("blocked", "the page asks for proof of being human")
    if len(visible) < _ARTICLE and _MISSING.search(f"{title}\n{visible[:400]}"):
        return Wall("status_404", "the page says that it does not exist")
    if len(prose) < _SHORT and _CONSENT.search(head) and len(visible) < 4 * _ARTICLE:
        return Wall("blocked", "the page asks for consent first", partial=False)
    if _PAYWALL.search(visible[-6_000:]) or _PAYWALL.search(head):
        return Wall("paywall", "only the free part could be read", partial=len(prose) >= 200)
    if len(prose) < 200 and _LOGIN.search(head):
        return Wall("blocked", "the page asks to log in")
    if len(visible.strip()) < 120:
        return Wall("blocked", "the page holds no text (perhaps only a script's shell)")
    return None


def _went_home(requested_url: str, final_url: str) -> bool:
    asked, given = urlsplit(requested_url), urlsplit(final_url)
    return len(asked.path.strip("/")) > 10 and given.path.strip("/") == "" and not given.query
