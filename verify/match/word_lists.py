"""Closed word classes that decide what a difference means: data only, English first, German where the class is closed."""

from __future__ import annotations

from verify.speech.grammar_words import GERMAN_SMALL_WORDS
from verify.text.titles import SHORT_TITLES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = _words(
    """
    not no never none nobody nothing neither nor nowhere without cannot hardly scarcely barely rarely seldom ain't
    nicht kein keine keinen keinem keiner keines nie niemals nichts niemand nirgends weder ohne kaum
    """
)
# Verbs and nouns that turn a sentence round just as "not" does.
DENIALS = _words(
    """
    deny denies denied denying refuse refuses refused refusing fail fails failed failing lack lacks lacked lacking
    unable impossible unwilling refute refutes refuted refuting disprove disproves disproved
    """
)
# Words that deny together.
DENIAL_PHRASES = (
    *((form, "out") for form in ("rule", "rules", "ruled", "ruling")),
    ("far", "from"),
    ("anything", "but"),
    ("instead", "of"),
    ("rather", "than"),
)
# Those that a whole statement follows: without them it is asserted.
CLAUSE_DENIALS = _words(
    "deny denies denied denying doubt doubts doubted dispute disputes disputed bestreite bestreitet bestritt bezweifle bezweifelt"
)

MODALS = _words(
    """
    can could may might must shall should will would ought cannot gonna
    kann kannst können könnt könnte könnten darf dürfen dürfte dürften muss müssen müsste müssten soll sollen sollte sollten
    wird werden würde würden will wollen wollte wollten mag mögen möchte möchten
    """
)
# Reported speech steps back in time: "we will" becomes "they would".
STEPPED_BACK = {"would": "will", "could": "can", "might": "may"}
QUANTIFIERS = _words(
    """
    all every each both any some many most much more less least few fewer several half enough entire whole
    always often usually sometimes occasionally frequently only
    alle allen aller alles jede jeder jedes manche einige viele viel wenige wenig mehrere meisten immer oft manchmal nur
    """
)
# Words that compare, and words that say how one thing stands to another: on one side only, they make another statement.
COMPARISONS = _words(
    """
    more less fewer most least than better worse best worst higher lower larger smaller bigger greater longer shorter
    earlier later older younger faster slower stronger weaker cheaper closer further farther easier harder same twice too very
    """
)
RELATIONS = _words(
    """
    from into onto out off up down over under above below before after since until till during through across between
    among against for with by towards toward near behind beyond despite except like unlike
    if unless because although though while whether whereas when where or only even what which how why who
    """
)
HEDGES = _words(
    """
    about almost nearly roughly approximately around virtually practically
    perhaps maybe probably possibly presumably apparently seemingly likely unlikely potentially conceivably
    allegedly reportedly supposedly purportedly ostensibly alleged suspected reported
    generally largely mainly mostly partly partially somewhat fairly rather relatively
    seem seems seemed seemingly appear appears appeared tend tends suggest suggests
    think thinks thought believe believes believed guess suppose feel feels hope hopes
    fast etwa rund ungefähr vielleicht wohl vermutlich angeblich möglicherweise wahrscheinlich offenbar mutmaßlich teilweise
    glaube glauben denke denken meine hoffe hoffen scheint
    """
)
# Hedges that qualify whatever they are beside; words left out before an ellipsis may hold none of these.
STRONG_HEDGES = _words(
    """
    allegedly reportedly supposedly purportedly ostensibly alleged suspected perhaps maybe probably possibly presumably
    apparently seemingly likely unlikely potentially almost nearly
    angeblich vielleicht vermutlich möglicherweise wahrscheinlich offenbar mutmaßlich fast
    """
)
# "I think …": in the first person these make an opinion of what follows.
FIRST_PERSON = _words("i we ich wir")
OPINIONS = _words(
    """
    think thought believe believed guess guessed suppose supposed hope hoped suspect suspected assume assumed fear feared
    feel felt expect expected doubt imagine reckon
    glaube glauben denke denken meine meinen hoffe hoffen vermute vermuten fürchte fürchten
    """
)
# What may follow a cut and change what the words before it promise.
CONDITIONS = _words(
    """
    if unless but except although though until till provided assuming however whereas despite unlike lest only
    wenn falls sofern außer aber obwohl bis sondern
    """
)
PRONOUNS = _words(
    """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves this that these those who whom whose one ones
    ich mich mir mein meine meinen meiner wir uns unser unsere du dich dir dein deine ihr euch euer er ihn ihm sein seine
    seinen seiner sie ihnen ihre ihren ihrer es dies diese dieser dieses
    """
)
ARTICLES = _words("the a an")
# The conjunction: "said that he" and "said he" say the same.
CONJUNCTION = "that"

AUXILIARIES = _words(
    """
    am is are was were be been being do does did done have has had having
    bin bist ist sind seid war waren gewesen habe hast hat haben hatte hatten
    """
)
DATES = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december today yesterday tomorrow tonight morning afternoon evening spring summer autumn fall winter
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober dezember heute gestern morgen
    """
)

# Words that multiply without being numbers; a change among them is a change of number.
MULTIPLES = _words("double triple twice thrice once")
# Both ways of writing one conjunction; signs and units are read by `verify.text.units`.
SAME_CONJUNCTION = _words("& and und")

CONTRACTIONS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
    "y'all": "you all",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "kinda": "kind of",
    "sorta": "sort of",
    **dict.fromkeys(("cause", "'cause", "cos", "'cos", "cuz", "'cuz", "coz"), "because"),
    "lemme": "let me",
    "gimme": "give me",
    "dunno": "do not know",
    "outta": "out of",
    "lotta": "lot of",
    "coulda": "could have",
    "woulda": "would have",
    "shoulda": "should have",
    "tryna": "trying to",
    "y'know": "you know",
    "c'mon": "come on",
    "ma'am": "madam",
    "geht's": "geht es",
    "gibt's": "gibt es",
}
# The last two letters of a contraction, and what they may stand for.
ENDINGS = {
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will", "shall"),
    "'m": ("am",),
    "'d": ("would", "had", "did"),
    "'s": ("is", "has", "us"),
    "n't": ("not",),
}

# What speech swallows, as some write it down, and what abbreviations stand for; with or without an apostrophe or a point.
SPOKEN = dict(
    pair.split("/")
    for pair in """
    ya/you em/them til/until till/until bout/about ol/old yeah/yes yep/yes thru/through tho/though
    """.split()
)
ABBREVIATIONS = {title: full for title, full in SHORT_TITLES.items() if full} | dict(
    pair.split("/")
    for pair in """
    jr/junior sr/senior ave/avenue rd/road blvd/boulevard mt/mount ft/fort dept/department
    govt/government vs/versus corp/corporation inc/incorporated co/company ltd/limited assn/association
    jan/january feb/february apr/april aug/august sept/september sep/september oct/october nov/november dec/december
    """.split()
)
# "St." is either.
STREET_OR_SAINT = frozenset(("street", "saint"))

# British and American pairs that follow no rule of endings; both sides are compared by the second.
SPELLINGS = dict(
    pair.split("/")
    for pair in """
    amongst/among whilst/while towards/toward afterwards/afterward backwards/backward forwards/forward upwards/upward
    downwards/downward onwards/onward grey/gray tyre/tire tyres/tires kerb/curb kerbs/curbs cheque/check cheques/checks
    programme/program programmes/programs pyjamas/pajamas aluminium/aluminum mum/mom mums/moms mummy/mommy plough/plow
    ploughed/plowed sceptical/skeptical sceptic/skeptic sceptics/skeptics scepticism/skepticism artefact/artifact
    artefacts/artifacts jewellery/jewelry storey/story storeys/stories draught/draft draughts/drafts maths/math
    moustache/mustache cosy/cozy doughnut/donut doughnuts/donuts gaol/jail licence/license licences/licenses
    practise/practice practised/practiced practising/practicing defence/defense defences/defenses offence/offense
    offences/offenses pretence/pretense judgement/judgment judgements/judgments acknowledgement/acknowledgment
    ageing/aging likeable/likable sizeable/sizable fulfil/fulfill fulfils/fulfills enrol/enroll enrols/enrolls
    enrolment/enrollment instalment/installment instalments/installments skilful/skillful wilful/willful
    learnt/learned burnt/burned dreamt/dreamed spelt/spelled spoilt/spoiled leant/leaned leapt/leaped
    manoeuvre/maneuver manoeuvres/maneuvers foetus/fetus anaemia/anemia paediatric/pediatric paediatrician/pediatrician
    orthopaedic/orthopedic encyclopaedia/encyclopedia mediaeval/medieval archaeology/archeology haemorrhage/hemorrhage
    diarrhoea/diarrhea oestrogen/estrogen leukaemia/leukemia aeroplane/airplane aeroplanes/airplanes
    ok/okay tv/television adviser/advisor advisers/advisors whisky/whiskey adaptor/adapter grey-haired/gray-haired
    daß/dass muß/muss mußte/musste mußten/mussten läßt/lässt
    """.split()
)
# Endings that differ by rule, with the letters that must be before them; longest first.
SPELLING_ENDINGS = (
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ises", "izes"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("ise", "ize"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("yses", "yzes"),
    ("yse", "yze"),
)
# Letters within a word: "colour", "labour", "centre", "dialogue", "travelled".
SPELLING_PIECES = (
    ("our", "or"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ogue", "og"),
    ("elled", "eled"),
    ("elling", "eling"),
    ("eller", "eler"),
    ("elled", "eled"),
    ("alled", "aled"),
    ("alling", "aling"),
    ("ellor", "elor"),
    ("ae", "e"),
    ("oe", "e"),
    ("ß", "ss"),
)

FURNITURE = (
    "advertisement", "story continues below", "continue reading", "scroll to continue", "read more", "read also",
    "sign up", "subscribe", "newsletter", "click here", "related:", "recommended:", "most read", "photo:", "image:",
    "getty images", "watch:", "listen:", "share this", "skip advert", "article continues", "anzeige", "lesen sie auch",
    "mehr zum thema", "weiterlesen",
)  # fmt: skip

# Too common to say anything by themselves. Of the small words of English only those whose loss changes no statement: "only",
# "without", "all" and "never" are not among them.
STOP_WORDS = (
    ARTICLES
    | PRONOUNS
    | AUXILIARIES
    | MODALS
    | GERMAN_SMALL_WORDS
    | _words(
        """
        and or but so as at by for from in into of off on onto out over to up with than then there here if because while
        when where what which how why about after before just also very too not no it's that's there's i'm we're they're
        don't get got go going really well like
        """
    )
)
