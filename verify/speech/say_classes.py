"""Classes of the words by which a text says that something was said, or was not: each word in one class, data only."""

from __future__ import annotations

from collections.abc import Iterable

from verify.speech.cue_words import CUE_NOUNS, SAY_VERBS, THINK_VERBS
from verify.speech.lexicon import verb_forms


def _forms(bases: str | Iterable[str], *, start: int = 0) -> frozenset[str]:
    listed = bases.split() if isinstance(bases, str) else bases
    return frozenset(form for base in listed for form in verb_forms(base)[start:])


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Verbs of saying that are as often something else; of them "reported" and "stating" alone say that somebody spoke.
_AS_OFTEN_NOUNS = _words("state text cable note reason volunteer read chime laugh sigh cry rage boom bark roar marvel")
# What is shared on a network was said by others.
_HANDED_ON = _words("share retweet")
_NOUNS_TOO = _AS_OFTEN_NOUNS | frozenset(CUE_NOUNS)
_SURE = frozenset(SAY_VERBS) - _NOUNS_TOO - _HANDED_ON

# The first class that lists a word has it.
CLASSES: dict[str, frozenset[str]] = {
    "NOT": _words("not never nor neither cannot"),
    "NOBODY": _words("nobody no-one none"),
    "ONLY": _words("only just merely simply solely"),
    "ADV": _words("ever once even actually really publicly truly literally certainly definitely knowingly personally later since also"),
    "AND": _words("and but or yet although though while because"),
    "WH": _words("who whom whose which when where why what how"),
    "DENY": _forms("deny disavow disown disclaim"),
    "REJECT": _forms("dispute refute reject rebut contest repudiate"),
    "DOUBT": _forms("doubt question"),
    "FAKE": _words(
        "fake faked fakes fabricated fabrication fabrications invented invention inventions bogus doctored manipulated phony"
        " phoney deepfake deepfakes made-up forged forgery photoshopped spurious apocryphal hoax ai-generated misattributed"
        " misattribution misquote misquotation"
    ),
    # What an outlet does to what it should not have published.
    "SHED": _forms(
        "retract withdraw remove delete pull kill scrap spike pulp shelve unpublish strike recant unsay renounce abjure expunge"
        " excise redact erase purge"
    )
    | _words("withdrew withdrawn struck disregard disregards scrubbed"),
    # Who and what speaks only in fiction, in play or by a machine.
    "UNREAL": _words(
        "puppet puppets character characters impersonator impressionist lookalike look-alike dummy avatar chatbot hologram doll "
        "caricature cloned clone script screenplay novel novella play sketch skit cartoon musical opera operetta nightmare"
        " daydream fantasy imagination joke fable libretto pantomime drama sitcom pageant waxwork robot"
        " impostor imposter prankster hoaxer marionette statue synthetic computer-generated simulated"
    ),
    "UNREAL'S": frozenset(f"{word}'s" for word in _words("novel play sketch skit cartoon musical opera fable drama sitcom")),
    "MISTAKE": _words("error errors mistake mistakes mix-up mixup slip blunder oversight glitch"),
    "MISQUOTED": _words("misquoted misquotes misquoting"),
    "PARODY": _words("parody mock satire satirical spoof fictional fictitious imaginary"),
    "FALSE": _words("false untrue wrong incorrect inaccurate unfounded baseless misleading nonsense falsehood falsehoods lie lies"
        " debunked myth legend"),
    "TRUE": _words("true correct genuine authentic accurate real confirmed right verified"),
    "WRONGLY": _words("falsely wrongly wrongfully erroneously mistakenly incorrectly inaccurately"),
    "GIVE": _forms("attribute ascribe credit") | _words("quoted quoting"),
    "QUOTATION": _words("quotation quotations quote quotes line sentence phrase"),
    "REMARK": _words("remark remarks comment comments words wording utterance utterances"),
    "CLAIM": _words("claim claims report reports allegation allegations rumour rumours rumor rumors"),
    "POST": _words(
        "post posts tweet tweets picture pictures image images meme memes video videos clip clips screenshot screenshots graphic"
        " graphics poster posters leaflet leaflets flyer flyers card cards message messages email emails account accounts users"
        " website websites blog blogs headline headlines"
    ),
    "RECORD": _words("record records recording evidence proof trace indication sign instance occurrence mention transcript footage"),
    "UTTER": _forms("utter use call coin") | _words("make makes made making"),
    "REGRET": _forms("regret apologise apologize"),
    "IMAGINE": _forms("imagine suppose pretend"),
    "ASK": _forms("ask wonder inquire enquire"),
    # What is known, seen or loved is held to be so.
    "KNOW": _forms(
        "know understand realize realise recognize recognise see mean resent appreciate love like hate need value admire"
        " respect perceive"
    ),
    "WISH": _forms("wish"),
    "THINK": _forms(frozenset(THINK_VERBS)),
    # "has Reyes say", "let her tell": the bare form, where "has repeatedly said" is a report.
    "BARE": _SURE,
    "ALLEGED": _words("alleged"),
    "SAY": _forms(_SURE) | _forms(_NOUNS_TOO & frozenset(SAY_VERBS), start=2),
    # What one does by words alone, as the titles of fact checks have it.
    "ACT": _forms(
        "blame accuse insult mock ridicule brand label praise endorse threaten denounce condemn criticize criticise attack slam"
    ),
}  # fmt: skip
# "would reply", "will surely comment": verbs there, nouns elsewhere.
BARE_BEHIND_MODALS = _NOUNS_TOO & frozenset(SAY_VERBS)
MODALS = _words("would could might may will shall must 'll")
_TAKE = ("take", "takes", "taking", "took", "taken")
# What several words say together.
JOINED: dict[tuple[str, ...], str] = {
    ("no", "one"): "nobody",
    ("made", "up"): "made-up",
    ("out", "of", "context"): "misleading",
    ("ai", "generated"): "ai-generated",
    **{
        (made, by, *what): "ai-generated"
        for made in ("made", "generated", "created", "produced")
        for by in ("with", "by", "using")
        for what in (("ai",), ("artificial", "intelligence"))
    },
    ("mix", "up"): "mix-up",
    **{(form, "back"): "retracted" for form in (*verb_forms("walk"), *_TAKE)},
    **{(form, where): "deleted" for form in _TAKE for where in ("down", "out")},
    ("edited", "out"): "deleted",
}
# Short names for several classes, for the shapes that are written over them.
GROUPS = {
    "SAY": "SAY|BARE|ALLEGED",
    "THINK": "THINK|WISH",
    "SHED": "SHED|cut",
    "WOULD": "would|could|might|may|will|shall|must|'ll",
    "LIKELY": "probably|perhaps|surely|doubtless|undoubtedly|presumably|likely|possibly|maybe|conceivably|inevitably",
    "LITTLE": "no|little|few|scant|scarce|insufficient|hardly|barely",
    "UNPROVEN": "unverified|unconfirmed|unsourced|uncorroborated|undocumented|unproven|disputed|anonymous|rumoured|rumored|FAKE|FALSE",
    "PAGE": "article|page|story|interview|paper|edition|column|broadcast|bulletin|version|dispatch|item|POST|CLAIM",
    "GIVES": "GIVE|SAY|BARE|had|have|has|gave|give|gives|contained|carried|ran|printed|included",
    "PASSAGE": "passage|paragraph|section|statement|QUOTATION|REMARK",
    "SAYS": "SAY|BARE|ALLEGED|ASK|UTTER|CLAIM|QUOTATION|POST|GIVE",
    "ARTIFACT": "QUOTATION|REMARK|POST",
    "WORDS": "QUOTATION|REMARK",
    "SO": "it|so|this|that|these|those",
    "IS": "is|am|was|are|were|be|been|being|has|have|had|would|could|can|did|does|do|will|may|might",
    "THE": "the|a|an|any|this|that|these|those|her|his|their|its|all|one|some|several|many",
}
