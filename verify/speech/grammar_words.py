"""Small words of English by what they do in a sentence: data only. Words of other classes are told by their form."""

from __future__ import annotations

from verify.speech.tags import Tag

CLASSES = {
    # Determiners: what follows is a noun phrase.
    Tag.DETERMINER: """the a an this these those his her its their my our your every each some any no another both all several many
        most few such one whose other certain various numerous dozens hundreds thousands""",
    # Pronouns that can be a subject.
    Tag.PRONOUN: "he she they it we i you everyone everybody someone somebody nobody anyone neither",
    # Pronouns that cannot.
    Tag.OBJECT: "him them me us himself herself themselves itself myself ourselves yourself",
    # Relatives; "that" is settled by its neighbours.
    Tag.RELATIVE: "who which whom that what",
    # Auxiliaries: "said" may stand behind them, a speaker before.
    Tag.AUXILIARY: """is are was were be been being am has have had having do does did will would can could may might shall should
        must cannot can't don't doesn't didn't won't wouldn't couldn't isn't aren't wasn't weren't hasn't haven't hadn't
        can’t don’t doesn’t didn’t won’t wouldn’t couldn’t isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t ain’t ain't""",
    Tag.PREPOSITION: """of for from at in with to on by about into over under against between among through during before after since
        until without within toward towards upon across behind beyond despite amid near off outside inside along around onto
        like via versus regarding concerning per as than alongside throughout""",
    Tag.CONJUNCTION: "and or but nor yet &",
    Tag.SUBORDINATOR: """because although though while when if whether where how why so unless once lest whereas until""",
    # Adverbs without -ly.
    Tag.ADVERB: """also then later now still just even ever never often again too always not soon once instead however meanwhile
        moreover nevertheless nonetheless furthermore further perhaps maybe sometimes almost nearly rather quite very
        more less much far there here back out up down away yesterday today tonight tomorrow ago earlier afterward
        afterwards recently all-but thus hence indeed else twice first""",
    # Times that may stand between speaker and cue.
    Tag.TIME: """monday tuesday wednesday thursday friday saturday sunday january february march april june july august
        september october november december jan. feb. aug. sept. oct. nov. dec. week month year night morning afternoon
        evening weekend noon midnight day""",
    # Verbs that report nothing; listed because spelling does not give them away.
    Tag.VERB: """went go goes gone came come comes took take takes taken made make makes got get gets gave give gives given put
        puts ran run runs saw kept keep keeps left leave leaves led lead leads lost lose loses won win wins met meet
        meets began begin begins begun became become becomes brought bring brings bought buy buys built build builds
        caught catch drew draw draws drawn drove drive drives driven fell fall falls fallen fought fight fights flew flies
        forgot grew grow grows grown heard hear hears hid hurt kept knelt laid lay lays let lets lit lived lives paid pay
        pays sat sit sits sold sell sells sent send sends set sets shook showed show shows shown shut slept spent spend
        spends stood stand stands stuck struck strike strikes taught teach threw throw throws thrown turned turn turns
        woke wore wear wears worn won't remains remain seems seem appears appear tried try tries trying uses use used
        sparked drew dropped stopped helps help wins happens follows follow lies takes works
        moves plays stays starts starts ends opens closes broke break breaks broken chose choose chooses chosen sought
        rose rise rises risen held arose failed fails fail withdrew withdrawn withheld withstood overcame undertook
        underwent oversaw overseen overtook overthrew overran misled mistook upheld awoke bled blew blown clung crept dealt
        dug fed fled flung forbade forgave forgiven froze frozen hid hidden hung lent leapt quit rang rode ridden sank shone
        shrank slid sped spun sprang stole stolen stung strode strove sung swept swung swam tore torn undid wept wove woven
        allows includes requires provides contains involves represents serves becomes belongs carries chooses consists
        contributes delivers depends deserves enters exists focuses generates happens ignores improves lacks maintains
        manages obtains occurs owns performs prepares prevents proves pursues raises reaches reduces relies removes
        replaces resembles succeeds suffers tends wants waves remembers""",
}

# All that carry no matter of their own: no times, no verbs but auxiliaries.
SMALL_WORDS = frozenset(word for tag, listed in CLASSES.items() if tag not in "Tv" for word in listed.split())
GERMAN_SMALL_WORDS = frozenset(
    """und oder aber so als an am auf aus bei für im in mit nach von vom vor zu zum zur über unter dass das die der den dem des
    ein eine einen einem einer auch noch schon sehr nicht kein hier da""".split()
)

# -ing words that are nouns, and other words whose ending misleads.
NOUNS_IN_ING = frozenset(
    """meeting building morning evening spring king thing bring sting sling swing cling fling viking boxing-ring
    something nothing anything everything wedding hearing briefing filing ruling housing funding spending training
    banking being feeling painting string ring wing beginning ceiling gathering polling opening shooting killing
    warning finding posting wyoming beijing sterling irving fleming manning keating harding golding dowling
    pershing boeing""".split()
)
NOT_ADVERBS = frozenset(
    """family ally rally reply assembly early only daily weekly monthly friendly elderly likely lovely lonely ugly holy
    supply monopoly anomaly belly bully jelly folly tally melancholy july italy emily kelly molly sally billy reilly holly
    nationally-known deadly costly unlikely""".split()
)
NOT_VERBS_IN_ED = frozenset(
    "need seed breed speed creed indeed red bed shed hundred embed sacred naked wicked exceed feed weed united".split()
)

# Parts of a place behind a comma ("Austin, Texas"): they belong to what stands before.
US_STATES = frozenset(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas
    utah vermont virginia washington wisconsin wyoming d.c. n.h. n.j. n.y. n.c. s.c. n.m. r.i. england canada""".split()
)

# Determiners that are a phrase by themselves: after one a bare verb form is a verb ("some say"), after others a noun ("the claim").
STANDING_ALONE = frozenset("some many all both several most few others this that these those one another".split())
