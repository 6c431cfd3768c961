"""Words around a person's name: titles before it, suffixes behind it, small words inside it. Data only."""

from __future__ import annotations

# Short titles, written with or without a point, and what they are short for.
SHORT_TITLES = {
    "mr": "mister", "mrs": "missus", "ms": "", "mx": "", "messrs": "", "mme": "madame", "mlle": "mademoiselle",
    "dr": "doctor", "prof": "professor", "rev": "reverend", "fr": "father", "hon": "", "pres": "president",
    "sen": "senator", "sens": "senators", "rep": "representative", "reps": "representatives", "gov": "governor",
    "govs": "governors", "sec": "secretary", "amb": "ambassador", "atty": "attorney", "cllr": "councillor",
    "cllrs": "councillors", "gen": "general", "lt": "lieutenant", "col": "colonel", "maj": "major", "capt": "captain",
    "sgt": "sergeant", "cpl": "corporal", "pvt": "private", "cmdr": "commander", "adm": "admiral", "det": "detective",
    "insp": "inspector", "supt": "superintendent", "ofc": "officer",
}  # fmt: skip
# The titles that tell whether their bearer is a woman or a man.
WOMENS_TITLES = frozenset("mrs ms miss mme mlle madame frau senora dame lady baroness queen princess".split())
MENS_TITLES = frozenset("mr monsieur herr senor sir lord baron king prince".split())
# Titles that are always written out; most of them name a rank and no office.
LONG_TITLES = WOMENS_TITLES | MENS_TITLES - frozenset(SHORT_TITLES) | frozenset(("pope", "sheikh"))
# Offices that are put before a name as its title is.
OFFICES_AS_TITLES = frozenset(
    """doctor professor reverend father sister brother imam rabbi pastor cardinal bishop archbishop honourable honorable
    governor senator representative congressman congresswoman president vice prime minister chancellor general lieutenant
    colonel major captain commander admiral sergeant corporal officer detective inspector sheriff marshal chief judge
    justice attorney mayor councillor councilor councilman councilwoman alderman alderwoman ambassador secretary speaker
    coach deputy""".split()
)
# All that is no part of a person's name though it is written with it.
HONORIFICS = frozenset(SHORT_TITLES) | LONG_TITLES | OFFICES_AS_TITLES
# Behind a person's name, without their last point.
SUFFIXES = frozenset("jr sr ii iii iv esq phd ph.d md m.d".split())
# Behind a firm's name.
FIRM_SUFFIXES = frozenset("inc llc ltd corp".split())
# Small words inside names, and the pattern of one of them.
PARTICLES = frozenset(
    "von van der den de du la le los da das do dos di del della bin bint ibn al el ter ten zu af av y".split()
)
PARTICLE = f"(?:{'|'.join(sorted(PARTICLES))})"
