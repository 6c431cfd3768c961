"""Cue verbs, nouns and phrases in their base forms: data only, each table with the reason it stands apart."""

from __future__ import annotations

# Verbs that report words as words. After a quotation their subject may follow them ("said Reyes").
SAY_VERBS = tuple(
    """
    say tell write add ask answer reply respond explain continue note observe remark comment state declare announce
    argue assert claim contend maintain insist stress emphasize emphasise underline underscore reiterate repeat
    acknowledge admit concede confess confirm deny affirm reaffirm allege charge warn caution advise urge
    vow pledge promise swear predict forecast suggest hint imply indicate conclude summarize summarise joke quip
    tweet retweet post blog email text message cable telegraph recall recount relate narrate report
    testify proclaim profess pronounce opine muse reflect reason theorize speculate wonder counter retort rejoin
    protest object complain grouse grumble gripe lament bemoan fume rage thunder boom bark shout yell scream cry
    exclaim whisper mutter mumble murmur chant croon roar holler bellow snap sneer scoff interject interrupt
    chime read recite stammer sigh laugh gush enthuse rave marvel demur counsel elaborate clarify specify
    reveal disclose divulge inform notify assure reassure remind convince persuade plead beg implore
    demand propose recommend agree disagree concur deadpan tease crow boast brag
    retaliate intervene rebut refute dispute contest dismiss reason volunteer
    inquire enquire query question quiz intone drawl croak wail howl hiss shriek
    estimate advocate stipulate posit postulate
    share recollect confide scrawl scribble chuckle chortle sputter splutter stutter carp harrumph purr chirp echo
    """.split()
)

# Those that hardly ever mean anything else: beside a name they say that its bearer spoke, wherever the words are.
PLAIN_SAY_VERBS = tuple(
    "say tell add write announce explain note argue warn state insist claim post tweet ask reply recall continue call".split()
)

# Acts of speech: the quoted words are a bit of what the writer tells of them.
ACT_VERBS = tuple(
    """
    call describe appeal offer hold find rule order command signal broadcast preach lecture detail outline characterize
    characterise mention highlight cite reference greet calculate determine venture sing quote certify vouch attest
    instruct request sum
    dub brand label deem term name title nickname style christen portray depict paint cast frame
    denounce condemn decry deplore slam blast assail attack criticize criticise lambaste lambast berate chide scold
    rebuke rip bash hit hammer pan deride mock ridicule lampoon taunt jeer insult disparage belittle blame fault
    accuse indict impugn castigate excoriate skewer savage lash rail inveigh vilify malign smear trash scorn
    praise laud hail applaud commend compliment congratulate thank salute tout extol celebrate endorse credit
    defend justify excuse champion promote hype bill market pitch peddle
    refer allude speak talk warn discuss debate address invoke liken compare contrast equate link ascribe attribute
    apologize apologise threaten challenge dare reject rebuff dismiss renounce disavow denounce repudiate
    welcome mourn bemoan encourage exhort advise admonish chastise ridicule parody imitate parrot
    coin phrase word couch express voice articulate convey communicate relay utter vent air raise
    ask call rate campaign lobby push press plead pray invite summon
    accept oppose support back tweak needle rib prod blurt trumpet herald decline refuse
    summarize explain define interpret translate misquote paraphrase caption entitle
    """.split()
)

# Beliefs, wishes and perceptions. A quotation behind one is still somebody's words; unquoted content is no speech.
THINK_VERBS = tuple(
    """
    believe think feel hope fear want wish expect doubt suspect suppose imagine envision envisage foresee see view
    regard consider perceive know understand realize realise recognize recognise worry regret prefer intend mean plan
    aim seek trust love hate like dislike favor favour need decide figure guess reckon assume presume
    dream desire value appreciate admire respect resent dread
    """.split()
)

# Behind "is" or "remains" and before "that" or "about": states of mind whose subject holds the view.
MOODS = frozenset(
    """adamant confident convinced certain sure worried concerned afraid hopeful optimistic pessimistic skeptical sceptical
    doubtful aware unaware proud glad happy pleased disappointed surprised upset furious angry sorry determined insistent
    persuaded satisfied fearful mindful""".split()
)

# Their direct object is who was told: never the speaker, even where it is the nearest name.
ADDRESSEE_VERBS = tuple(
    """
    tell ask inform notify assure reassure remind warn caution advise urge instruct order command beg implore
    persuade convince counsel exhort admonish thank congratulate email text message question quiz answer promise
    """.split()
)

# Nouns of saying: "his declaration that …", "in a statement", "her vow to …".
CUE_NOUNS = tuple(
    """
    statement declaration claim assertion remark comment warning pledge promise vow argument contention allegation
    accusation announcement suggestion insistence admission confession acknowledgment acknowledgement assessment
    description characterization characterisation depiction portrayal reference call appeal plea demand request
    question answer reply response retort rebuttal rejoinder rebuke criticism critique denunciation condemnation
    complaint objection protest praise tribute apology explanation clarification testimony tweet post email message
    letter memo note report speech address lecture sermon toast sentiment opinion view belief notion motto slogan
    mantra catchphrase refrain chant cry quip joke jab taunt boast threat prediction forecast
    observation conclusion finding ruling verdict proposal recommendation advice admonition observation
    shout rejection dismissal rant tirade diatribe guarantee assurance commitment concern hope fear wish theory notion
    talk invitation exclamation insult compliment greeting announcement
    words word phrase term label line quotation quote dictum maxim invocation exhortation telling account reckoning
    estimation judgment judgement
    """.split()
)

# Fixed cues that stand right before the speaker.
CUE_PHRASES = (
    "according to",
    "as per",
    "in the words of",
    "in the view of",
    "in the opinion of",
    "as told to",
    "to quote",
)

# What an outlet does behind its name ("Axios reported") where it may bring what others saw or heard first.
OUTLET_RETELLS = tuple("reported reports report wrote writes revealed reveals quoted quotes cited".split())
# And all that it does with what it brings, its own work included.
OUTLET_TELLS = (
    *OUTLET_RETELLS,
    *"""said says noted notes found finds published publishes confirmed learned estimated estimates showed shows described added
    obtained projects projected citing counted tracked documented warned put puts count counts speak speaks carries carried
    announced concluded recorded ranks aired interviewed calls understands learnt hears""".split(),
)
# What outlets make: behind a name ("a Post poll") they say that it is an outlet's.
OUTLET_WORKS = tuple(
    """report reports reporting interview interviews article articles story stories poll polls polling survey surveys analysis
    investigation op-ed column""".split()
)

# Past and past participle where spelling rules do not give them.
IRREGULAR_FORMS = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "swear": ("swore", "sworn"),
    "read": ("read", "read"),
    "sing": ("sang", "sung"),
    "hold": ("held", "held"),
    "find": ("found", "found"),
    "think": ("thought", "thought"),
    "feel": ("felt", "felt"),
    "see": ("saw", "seen"),
    "know": ("knew", "known"),
    "understand": ("understood", "understood"),
    "mean": ("meant", "meant"),
    "foresee": ("foresaw", "foreseen"),
    "seek": ("sought", "sought"),
    "speak": ("spoke", "spoken"),
    "hit": ("hit", "hit"),
    "cast": ("cast", "cast"),
    "broadcast": ("broadcast", "broadcast"),
    "forecast": ("forecast", "forecast"),
    "text": ("texted", "texted"),
    "offer": ("offered", "offered"),
    "rib": ("ribbed", "ribbed"),
    "plan": ("planned", "planned"),
    "crow": ("crowed", "crowed"),
}

# Two words that together report words: verb form, then its particles as they may follow it.
PHRASAL_CUES = {
    **dict.fromkeys(("put", "puts"), (("it",),)),
    **dict.fromkeys(("point", "points", "pointed", "pointing"), (("out",),)),
    **dict.fromkeys(
        ("shoot", "shoots", "shot", "fired", "fires", "hit", "snapped", "wrote", "called", "yelled"), (("back",),)
    ),
    **dict.fromkeys(("cut", "cuts", "chimed", "chimes", "weighed", "jumped"), (("in",),)),
    **dict.fromkeys(("sum", "sums", "summed"), (("up",),)),
    **dict.fromkeys(("went", "goes"), (("on",),)),
    **dict.fromkeys(("made", "makes", "make"), (("clear",),)),
}
