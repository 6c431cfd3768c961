"""Verbs and nouns of reported speech by what may follow them: data only."""

from __future__ import annotations

# What follows is what was said, clause or not.
BARE_VERBS = tuple(
    """
    say tell argue claim assert contend insist allege declare explain acknowledge admit concede confess confirm deny affirm
    reaffirm announce predict warn caution vow pledge promise swear suggest hint imply indicate conclude joke quip tweet
    reveal disclose testify reiterate emphasize emphasise stress estimate recall ask wonder demand request
    clarify assure remind boast brag lament dispute refute rebut forecast urge propose recommend advise complain maintain
    proclaim profess report note state point
    """.split()
)

# Acts of speech whose object is what was said: "accused the board of …", "praised the move".
OBJECT_VERBS = tuple(
    """
    accuse criticize criticise praise blame call describe condemn denounce slam blast reject dismiss defend threaten
    endorse urge characterize characterise label brand applaud laud hail mock ridicule question
    promise pledge vow propose demand deny announce request apologize apologise
    """.split()
)

# Passive forms that still report: "was asked whether …", "is accused of …".
PASSIVE_VERBS = tuple("ask accuse report tell quote allege criticize criticise blame".split())

# Verbs by which documents say something, and the documents.
DOCUMENT_VERBS = tuple("show find".split())
DOCUMENTS = frozenset(
    """poll polls polling survey surveys report reports study studies data research analysis records documents document
    figures statistics results numbers estimates filing filings review investigation memo letter emails email transcript
    census indictment lawsuit complaint order audit index""".split()
)

# Nouns whose clause is what was said.
CLAUSE_NOUNS = frozenset(
    """claim claims allegation allegations suggestion assertion assertions argument contention statement statements
    declaration promise promises vow vows pledge pledges threat threats warning warnings insistence announcement admission
    acknowledgment acknowledgement comment comments remark remarks prediction predictions accusation accusations assurance
    assurances call calls demand demands complaint complaints proposal conclusion finding offer request denial""".split()
)

# Small words after a verb of speech that go with it: "called for", "referred to", "complained about".
PARTICLES = frozenset("for of to about on against out that".split())

# Words that open a clause of what was said or asked.
CLAUSE_OPENERS = frozenset("that whether if how why what who where when there it no nobody everyone".split())

# Between a verb of speech and what was said.
TIME_ADVERBS = frozenset(
    "today yesterday tonight recently earlier later again also now then already afterward afterwards repeatedly".split()
)

# With these before it a cue reports what was not said, or not yet.
UNSAID = frozenset(
    """will would 'll ’ll not never n't can cannot could might may should must can't couldn't don't doesn't
    didn't won't wouldn't haven't hasn't hadn't isn't aren't wasn't weren't don’t doesn’t didn’t won’t
    wouldn’t haven’t hasn’t hadn’t couldn’t can’t isn’t aren’t wasn’t weren’t""".split()
)

# Behind a comma or a dash these turn to the writer's own words.
TURNS = frozenset("but while though although whereas compared even".split())

# Forms that are nouns as often as verbs, beside the nouns of saying.
NOUNS_TOO = frozenset(
    "estimate estimates note notes hint hints challenge challenges blame brand brands label labels point points report reports slam mock"
    " record records cable cables estimates market offer offers".split()
)

# Opening a sentence, they open a clause that its first comma closes.
SUBORDINATORS = frozenset("as while when if after before although though because".split())

# Facts and moves "suggest" things too; only where somebody or a document speaks do these verbs report.
INFERENCE_VERBS = tuple(
    "suggest indicate imply hint signal reveal underscore underline show find conclude report".split()
)

# Nouns that speak, beside people by their role.
SPEAKING_NOUNS = frozenset(
    """source people person expert percent majority group campaign team party office department ministry agency
    administration government committee commission court police union company board council embassy authority insider
    academic historian advocate scholar donor employee passenger neighbor neighbour observer participant everyone
    opponent rival ally friend boss staff staffer investigator regulator police scientist""".split()
)

# Before "to" and a cue these say that it was uttered: "went on to say".
UTTERED = frozenset("continue continues continued continuing on proceeded proceeds".split())

# "pledged delegates" and "a promising start" promise nothing: these need "to", "that" or a thing that is promised.
PROMISES = tuple("pledge promise vow".split())

# "said so", "denied it": what was said is elsewhere.
EMPTY = frozenset(
    "so it that this them these those more less little much nothing something otherwise yes no as well him her".split()
)
