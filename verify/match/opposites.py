"""Words that say the opposite of one another, and how often a stretch of words denies: the one table of denial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from verify.match.thesaurus import inflected_from
from verify.match.word_equality import is_negation
from verify.match.word_lists import DENIAL_PHRASES, DENIALS

# Each line: words on the left say the opposite of those on the right. Dictionary forms alone.
_PAIRS = """
open reopen unlock | close shut lock
rise climb grow increase gain jump soar surge | fall drop decline decrease shrink sink plunge slump
raise lift boost increase | lower cut reduce slash decrease
expand widen extend enlarge | shrink narrow shorten curtail contract
strengthen tighten | weaken loosen ease relax
improve recover | worsen deteriorate decline
accept welcome approve back support endorse favour favor | reject refuse oppose resist
approve pass grant | reject veto deny refuse
allow permit let legalise legalize | forbid ban prohibit prevent block outlaw
admit confess acknowledge concede | deny
confirm | deny refute
agree | disagree
praise applaud | condemn criticise criticize blame
win | lose
succeed | fail
begin start launch open | end stop finish halt cease
begin start | cancel scrap
continue keep | stop halt abandon cease
keep retain maintain | drop scrap abolish remove abandon
stay remain | leave quit go
arrive come enter join | leave depart quit exit
build construct | demolish destroy
create establish found | abolish destroy
hire employ appoint recruit | fire dismiss sack
buy purchase | sell
borrow | lend
lend give | take
save rescue | lose abandon
save | spend waste
pay repay | owe
give offer | withhold withdraw
send | receive
push | pull
attack | defend
protect | harm endanger
help aid assist | hinder harm hurt
heal cure | harm injure
remember recall | forget
know | ignore
trust believe | distrust doubt mistrust
love like adore | hate dislike loathe
hope | fear
laugh | cry weep
live survive | die
bear | kill
free release liberate | imprison jail detain arrest
acquit clear exonerate | convict
include | exclude omit
add | subtract remove
connect join unite merge | separate divide split
obey | disobey defy
reveal disclose publish show | hide conceal
speed accelerate hasten | slow delay
advance | retreat
ascend | descend
attend | miss skip
catch | miss
deploy | withdraw
invest | divest
import | export
encourage | discourage
appear | disappear vanish
wake | sleep
work | rest strike
safe | dangerous unsafe hazardous
legal lawful | illegal unlawful
guilty | innocent
true | false untrue
right correct | wrong incorrect
good great excellent | bad poor terrible awful
better | worse
best | worst
big large huge great | small little tiny
high | low
long tall | short
wide broad | narrow
deep | shallow
heavy | light
strong | weak
hard difficult | easy simple
hard | soft
hot warm | cold cool
wet | dry
full | empty
rich wealthy | poor
cheap | expensive costly dear
fast quick rapid | slow
early | late
old | new young
happy glad pleased | sad unhappy sorry
calm | angry
brave | cowardly
healthy well | sick ill unhealthy
alive | dead
clean pure | dirty polluted
fair just | unfair unjust
honest | dishonest
public | private
local | foreign
possible | impossible
likely probable | unlikely improbable
able | unable
ready | unready unprepared
willing | unwilling reluctant
necessary needed | unnecessary
certain sure | uncertain unsure
clear | unclear vague
popular | unpopular
common | rare
present | absent
permanent | temporary
peaceful | violent
peace | war
friend ally | enemy foe
success victory | failure defeat
profit gain | loss
surplus | deficit
increase growth rise | decrease decline fall drop
majority | minority
maximum | minimum
beginning start | end
strength | weakness
truth | lie
hope | despair
wealth | poverty
demand | supply
love | hatred hate
first | last
next | last previous
north | south
east | west
left | right
up | down
in | out
on | off
above over | below under
before | after
inside | outside
more | less fewer
most | least fewest
many much | few little
all every everybody everyone everything | none nobody nothing
always | never
often frequently | rarely seldom
everywhere | nowhere
with | without
for | against
ahead | behind
day | night
husband | wife
man | woman
father | mother
son | daughter
"""

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_FIRST_OF_PHRASES = frozenset(phrase[0] for phrase in DENIAL_PHRASES)
# What a prefix is put before has at least so many letters: "mend", not "to".
_SHORTEST = 4


def are_opposites(one: str, other: str) -> bool:
    """Whether two lower-case words say the opposite of one another, whatever their number, person and tense."""
    return not _against(one).isdisjoint(inflected_from(other))


def denials(words: Sequence[str]) -> int:
    """How often *words*, as they are, deny: "not", "nobody", "without", "refuse", "rule out", "far from"."""
    return sum(1 for _ in denying(words))


def denying(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where *words* deny, from which word up to which."""
    for at, word in enumerate(words):
        if is_negation(word) or word in DENIALS:
            yield at, at + 1
        elif word in _FIRST_OF_PHRASES:
            size = next((len(each) for each in DENIAL_PHRASES if tuple(words[at : at + len(each)]) == each), 0)
            if size:
                yield at, at + size


@lru_cache(maxsize=50_000)
def _against(word: str) -> frozenset[str]:
    """The dictionary forms that say the opposite of *word*: those of the table, and those that a prefix makes or unmakes."""
    found: set[str] = set()
    for form in inflected_from(word):
        found |= _opposites().get(form, frozenset())
        if len(form) >= _SHORTEST:
            found |= {prefix + form for prefix in _PREFIXES}
        found |= {
            form.removeprefix(prefix)
            for prefix in _PREFIXES
            if form.startswith(prefix) and len(form) >= len(prefix) + _SHORTEST
        }
    return frozenset(found)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for line in _PAIRS.strip().splitlines():
        sides = [side.split() for side in line.split("|")]
        for these, those in (sides, reversed(sides)):
            for one in these:
                known.setdefault(one, set()).update(those)
    return {one: frozenset(others) for one, others in known.items()}
