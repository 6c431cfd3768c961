"""Word lists about names: short forms of given names, roles, words of organisations."""

from __future__ import annotations

from verify.speech.name_words import ORGANISATIONS, ROLES
from verify.text.tables import rows_of


def _grouped() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows_of("given_names"):
        full, *_ = forms = row.split()
        for form in forms:
            # The first of a row stands for the whole row; short forms may belong to several names.
            found[form] = found.get(form, frozenset()) | {full}
    return found


# For each form, the full names that it may stand for.
GIVEN_FORMS = _grouped()

ROLE_WORDS = frozenset(
    "official officials officer officers spokesman spokeswoman spokesperson spokespeople representative minister ministry"
    " secretary president chairman chairwoman chair director manager analyst analysts expert experts adviser advisor aide"
    " aides diplomat diplomats lawyer lawyers attorney prosecutor judge doctor doctors nurse teacher professor researcher"
    " researchers scientist scientists economist economists critic critics author authors editor reporter journalist"
    " resident residents neighbour neighbor neighbours neighbors witness witnesses victim survivor farmer farmers worker"
    " workers student students driver owner founder executive ceo coach player captain manager police investigators"
    " investigator source sources insider insiders person people man woman boy girl mother father parent parents brother"
    " sister son daughter husband wife friend friends user users commenter activist activists volunteer volunteers"
    " senator congressman congresswoman lawmaker lawmakers mayor governor ambassador general colonel soldier soldiers"
    " commander envoy leader leaders member members candidate campaigner campaigners trader traders investor investors"
    " report study statement document letter".split()
)
# What stands before a name, or in its place where a label names a role alone ("Chair:", "Interviewer:").
ALL_ROLES = (
    ROLES
    | ROLE_WORDS
    | frozenset("treasurer headteacher chairperson interviewer moderator host caller participant".split())
)
ORGANISATION_WORDS = ORGANISATIONS | frozenset(
    """corp ltd llc plc gmbh ag holdings trust studio studios newspaper white nasa un nato eu fbi cia who
    institutional equities securities capital partners associates research laboratory labs technologies systems
    airways railway railways energy oil gas pharma pharmaceuticals report study survey statement""".split()
)
# Words that many organisations share: no two are one because of them.
WEAK_WORDS = frozenset(
    "the a an of for and on in at to national international department ministry office agency authority council committee"
    " commission board bureau company corporation corp inc ltd llc plc group association society union foundation"
    " government state federal united us u.s uk spokesman spokeswoman spokesperson official officials senior unnamed"
    " statement report its his her their".split()
)
