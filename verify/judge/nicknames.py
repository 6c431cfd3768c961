"""Word lists about names: short forms of given names, roles, words of organisations."""

from __future__ import annotations

from verify.speech.name_words import ORGANISATIONS, ROLES

# Each line: forms of one given name.
_FORMS = """
alexander alex al sandy xander sasha aleksandr alexandr oleksandr
alexandra alex sandra sasha
andrew andy drew
anthony tony
benjamin ben benny
barbara barb babs
catherine katherine kathryn cathy kathy kate katie kat cat
charles charlie chuck chas
christine christina chris tina
christopher chris kit topher
daniel dan danny
david dave davy
deborah debra deb debbie
donald don donnie
dmitry dmytro dima
dorothy dot dottie
edward ed eddie ted teddy ned
elizabeth liz beth betty eliza lizzie libby betsy
eugene gene
evgeny evgeni yevhen yevheny
francis frank
frederick fred freddie
gerald gerry jerry
gregory greg
harold harry hal
henry harry hank
isabel isabella bella
jacob jake
james jim jimmy jamie
janet jan
jeffrey jeff geoff geoffrey
jennifer jen jenny
jessica jess jessie
john johnny jack jon
jonathan jon jonny
joseph joe joey
joshua josh
judith judy
kenneth ken kenny
lawrence larry laurence
leonard len lenny
margaret maggie meg peggy margie
matthew matt
megan meg
michael mike mick mickey
mitchell mitch
mohammed mohammad muhammad muhammed mohamad
nathaniel nathan nate
nicholas nick nicky
nikolai nikolay mykola
pamela pam
patricia pat patty tricia trish
patrick pat paddy
peter pete
philip phillip phil
raymond ray
rebecca becky becca
richard rick dick rich ricky
robert bob rob bobby robbie bert
ronald ron ronnie
samuel sam sammy
samantha sam
sean shaun shawn
sergei serhiy serhii
stephen steven steve
susan sue susie suzanne
theodore ted theo teddy
thomas tom tommy
timothy tim
valerie val
victoria vicky tori
vincent vince
vladimir volodymyr
walter walt
william bill will billy willie liam
zachary zach zack
"""


def _grouped() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _FORMS.strip().splitlines():
        forms = frozenset(line.split())
        for form in forms:
            # The first of a line stands for the whole line; short forms may belong to several names.
            found[form] = found.get(form, frozenset()) | {line.split()[0]}
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
