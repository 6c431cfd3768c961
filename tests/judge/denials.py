"""Sentences that deny, doubt, imagine or withdraw what somebody is said to have said, and plain reports that do not.

`{W}` is a sentence in the speaker's mouth, `{w}` the same as the rest of a longer sentence, `{N}` her name and `{S}` its last word.
"""

from __future__ import annotations

SPEECHES = (
    ("Mara Velling", "The children of this town cannot read"),
    ("Ines Okafor", "The old harbour should be filled with sand"),
    ("Ruth Adeyemi", "Nurses earn far too much for what they do"),
    ("Clara Lindqvist", "The river has always belonged to the mill"),
)

DENIED_IN_MARKS = """
{N} never said “{W}.”
{N} never said “{W},” her office told reporters on Friday.
{N} did not say “{W},” whatever the leaflet claims.
Contrary to what was printed, {N} has never told anybody “{W}.”
{N} denied saying “{W}” and called for calm.
{N} denies ever having said “{W}.”
{N} denied that she had told the council “{W}.”
There is no record that {N} ever said “{W}.”
There is no evidence that {N}, the mayor, said “{W}.”
The archive holds no recording of {N} saying “{W}.”
“{W}” is a sentence that {N} never uttered.
“{W}” was never said by {N}.
“{W}” is not something {N} has said in public.
“{W},” which {N} never said, is all over the net.
“{W},” a line wrongly attributed to {N}, hangs in many offices.
The words “{W}” were falsely attributed to {N}.
The quotation “{W}” is a fabrication; {N} spoke about the ferry.
{N} was misquoted as saying “{W}.”
It is not true that {N} said “{W}.”
Nobody ever heard her, and {N} said: “{W}.” The quotation is invented.
A paper quoted {N}: “{W}.” She never said so.
“{W},” {N} was quoted. Her spokesman said the words were never spoken.
{N}, the story goes, told the hall: “{W}.” She denies having made the remark.
“{W}.” So {N} is quoted. No such quotation was ever made by her. There is no source for the quotation.
They put a made-up quotation in her mouth: “{W}.” {S} laughed.
"""

DENIED_WITHOUT_MARKS = """
{N} never said that {w}.
{N} never told the council that {w}.
{N} did not say {w}, her office told reporters.
{N} has not said that {w}, and she will not.
Neither in public nor in private has she done it: {N} never claimed that {w}.
{N} denied that she had said {w}.
{N} denied saying {w}.
{N} denies ever having told them that {w}.
{N} denied reports that she said {w}.
{N} rejected the claim that she had said {w}.
There is no record that {N} said {w}.
There is no evidence {N} ever said that {w}.
We found no trace of {N} saying that {w}.
It is not true that {N} said {w}.
It is false that {N} told them {w}.
It is a myth that {N} said {w}.
{N} was falsely quoted as saying that {w}.
A site falsely claims that {N} said {w}.
The leaflet wrongly reported that {N} had said {w}.
{N} was misquoted as saying {w}.
A fake letter in which {N} said {w} went round the schools.
Nobody ever said that {w}, least of all {N}.
{N} did not, as the leaflet has it, say that {w}.
It was not the case that {N} told the hall that {w}.
{N} disputed that she had ever told them {w}.
"""

DOUBTED_IN_MARKS = """
Did {N} say “{W}”? No, she did not.
Did {N} really say “{W}”?
Has {N} ever said “{W}”? We looked.
Is it true that {N} said “{W}”? It is not.
A viral post claims that {N} said, “{W}.” This is false.
A post claims that {N} said “{W}.”
A graphic shared all week claims {N} said: “{W}.”
A meme quotes {N} as saying “{W}.” That is not true.
An old screenshot shows {N} with the words “{W}.” It is fake.
Users of the network have been sharing a quotation by {N}: “{W}.” The quotation is fabricated.
It is unclear whether {N} said “{W}.”
It is not known whether {N} ever said “{W}.”
The Courier could not verify that {N} said “{W}.”
We were unable to confirm that {N} said “{W}.”
“{W},” {N} supposedly said.
{N} supposedly said “{W}” at a dinner.
{N} is supposed to have said “{W}.”
{N} is rumoured to have said: “{W}.”
“{W},” {N} is quoted. The quotation could not be verified.
“{W}.” These words of {N} do not appear in any of her speeches.
“{W},” wrote {N}, so the post. The words appear nowhere in her letters.
Someone wondered whether {N} had said “{W}.” Nobody knew.
It has not been proven that {N} said “{W}.”
A doctored video shows {N} saying “{W}.”
Several accounts claim that {N} said “{W}.” Her office denied it.
"""

DOUBTED_WITHOUT_MARKS = """
Did {N} say that {w}? She did not.
Did {N} tell the council that {w}?
Has {N} said that {w}? We found nothing.
Is it really true that {N} said {w}?
A post claims that {N} said {w}.
A viral video claims that {N} said that {w}. That is false.
A picture that went round in May claims {N} said {w}.
An anonymous message claims that {N} has said {w}.
Some posts say that {N} told a dinner that {w}.
A doctored picture shows {N} saying {w}.
It is unclear whether {N} said {w}.
It is not clear if {N} said that {w}.
It is disputed whether {N} said that {w}.
It is unproven that {N} said {w}.
We could not confirm that {N} said that {w}.
The Courier was unable to establish whether {N} said {w}.
The police could not say whether {N} had said that {w}.
{N} supposedly said that {w}.
{N} purportedly told them {w}.
{N} is rumoured to have said that {w}.
{N} is supposed to have said {w}.
Readers asked if {N} had said that {w}. Nobody could tell.
A blog claimed that {N} said {w}. The claim is false.
Social media users claim that {N} said {w}. This is not true.
Many posts suggest that {N} said {w}. The posts are fake.
"""

IMAGINED_IN_MARKS = """
Imagine if {N} said: “{W}.” She would lose every vote.
Imagine {N} saying “{W}.”
Suppose {N} said “{W}.” What then?
What if {N} said “{W}”?
If {N} said “{W},” the hall would laugh.
If only {N} said “{W}.”
{N} looked at them as if to say “{W}.”
{N} nodded as though to say: “{W}.”
{N} would never have dared, but she could have said “{W}.”
A bolder {N} would have said “{W}.”
{N} might have said “{W}.” She kept silent.
{N} would probably say “{W}.”
{N} would perhaps say: “{W}.”
In a dream, {N} said: “{W}.” Then I woke.
In my novel, {N} says “{W}.”
In the play, {N} tells the crowd “{W}.”
In the sketch, {N} says: “{W}.”
In a satirical column, {N} says “{W}.”
A satirical show had {N} say “{W}.”
A parody account of {N} posted “{W}.”
A fictional {N} says “{W}.”
Let us suppose that {N} says: “{W}.”
Let us pretend that {N} had said “{W}.”
Just imagine what would happen if {N} said “{W}.”
And if {N} tells them “{W},” who will clap?
"""

IMAGINED_WITHOUT_MARKS = """
Imagine if {N} said that {w}.
Imagine that {N} had said {w}.
Imagine {N} telling the hall that {w}.
Suppose {N} said that {w}.
Suppose that {N} told us {w}.
Let us pretend that {N} said {w}.
What if {N} said that {w}?
What if {N} told them {w}?
If {N} said that {w}, nobody would clap.
If {N} says {w}, she will lose.
And if {N} told the council that {w}, who would stay?
If only {N} had said that {w}.
{N} shrugged as if to say {w}.
{N} smiled as though to say that {w}.
{N} could have said that {w}.
{N} might have told them {w}.
{N} would have said {w}.
{N} would probably say that {w}.
{N} would surely tell them that {w}.
In a dream, {N} told me that {w}.
In the novel, {N} says that {w}.
In a play, {N} tells the crowd {w}.
In the cartoon, {N} says {w}.
In a satirical column, {N} says that {w}.
A parody account of {N} said that {w}.
"""

WITHDRAWN_IN_MARKS = """
Correction: An earlier version of this article misquoted {N} as saying “{W}.”
Correction: An earlier version of this story wrongly quoted {N} as saying “{W}.”
Correction: {N} was incorrectly quoted as saying “{W}.”
Corrections: The words “{W}” were wrongly attributed to {N} in an earlier version.
Clarification: {N} said the sand was cheap, not “{W}.”
Editor’s note: This article originally quoted {N} as saying “{W}.” She did not use these words.
Editor's note: An earlier version had {N} saying “{W}.”
Editors’ note: A summary was printed as a quotation of {N}: “{W}.” The quotation was a paraphrase.
This article was amended on 3 May. An earlier version quoted {N} as saying “{W}.”
This story has been updated. The original version misquoted {N}: “{W}.”
Correction: In a previous version {N} was quoted as saying “{W}.”
An earlier version of this report quoted {N} as saying “{W}.” That was in error.
Correction: {N} spoke of the mill instead of “{W}.”
Correction: {N} said “Nobody knows,” and not “{W}.”
The Courier has withdrawn the article in which {N} said “{W}.”
The Courier retracted the interview in which {N} said: “{W}.”
The paper retracted the quotation “{W},” which it had given to {N}.
“{W},” {N} said. The Courier has since withdrawn the quotation.
“{W},” {N} said. The quotation has been removed by the editors.
“{W},” {N} was quoted as saying. The interview was retracted.
“{W},” {N} said. The article has been withdrawn.
“{W},” {N} was quoted. The paper apologised for the invented quotation.
Retraction: The quotation “{W}” was made up by a former reporter.
Correction: As we originally reported, {N} said “{W}.” She did not.
Correction: The article mistakenly had {N} say “{W}.”
"""

WITHDRAWN_WITHOUT_MARKS = """
Correction: An earlier version of this article misquoted {N} as saying that {w}.
Correction: An earlier version of this article wrongly said that {N} had said {w}.
Correction: {N} was incorrectly reported as saying that {w}.
Correction: An earlier version said that {N} told the council that {w}.
Clarification: {N} said the sand was cheap, and not {w}.
Editor’s note: This article originally reported that {N} said {w}. She did not.
Editor's note: A previous version had {N} say that {w}.
Editors’ note: The first version of this story said {N} told us that {w}.
This article was amended on 3 May. An earlier version reported that {N} said {w}.
This story has been updated. The original version erroneously said that {N} had said {w}.
Correction: In a previous version {N} was quoted as saying that {w}.
An earlier version of this report stated that {N} said {w}. That was in error.
Correction: By mistake, we wrote that {N} said {w}.
Correction: Due to an editing error, the story incorrectly said that {N} claimed {w}.
The Courier has withdrawn the article in which {N} said that {w}.
The Courier retracted its report that {N} said {w}.
The Courier withdrew the story that {N} said {w}.
The site deleted a story in which {N} said {w}.
The paper retracted an interview in which {N} told it that {w}.
The article was withdrawn in which {N} said that {w}.
Correction: The article mistakenly said that {N} had said {w}.
Amendment: A previous version of this page said that {N} told schools that {w}.
Correction: As we initially reported, {N} said {w}. That is wrong.
Correction: {N} was misheard as saying that {w}.
Erratum: The report inaccurately had {N} saying that {w}.
"""

# The words are truly said; whatever else the text denies, doubts, imagines or corrects.
PLAIN = """
“{W},” {N} said. She did not say when the hall would open.
“{W},” {N} said. She did not say more.
“{W},” {N} said, denying the report.
“{W},” said {N}, who denied that the mill was closed.
“{W},” {N} said. The company denied the allegation.
“{W},” {N} said. Her rival denied it.
“{W},” {N} said. Albert Penn never said so himself.
“{W},” {N} said. Penn denied saying that it would be easy.
“{W},” {N} said on Monday. There is no evidence that the wall leaks.
“{W},” {N} said. No record of the repairs exists.
“{W},” {N} said. This is false.
“{W},” {N} said. That is not true, engineers say.
“{W},” {N} said. The claim is wrong by a wide margin.
“{W},” {N} said. The statement is misleading, the ministry replied.
“{W},” {N} claimed, falsely.
“{W},” {N} said. She has never said anything about the tax.
“{W},” {N} said. She never said it would be cheap.
“{W},” {N} said. “I never said that of the others,” she added.
“{W},” {N} said. “It is a fabrication,” Penn replied.
“{W},” {N} said. Penn called the charge an invention.
“{W},” {N} said. Did Penn agree? No.
Asked if she would stay, {N} said: “{W}.”
Asked whether the mayor had said so, {N} said: “{W}.”
When asked what would happen if the mill closed, {N} said: “{W}.”
In a Facebook post, {N} said: “{W}.”
In a post on her page {N} wrote: “{W}.” The post is no longer there.
A post by {N} says: “{W}.”
A video of the meeting shows {N} saying “{W}.”
A tweet from {N} reads: “{W}.” Critics called it misleading.
In a recording, {N} says: “{W}.”
There is no evidence of damage, {N} said: “{W}.”
There is no sign that the mill is safe, {N} said. “{W}.”
{N}, who never speaks to reporters, said: “{W}.”
{N}, who was falsely accused of theft, said: “{W}.”
{N}, who invented the lamp, said: “{W}.”
{N} did not hesitate to say: “{W}.”
{N} never tires of saying “{W}.”
{N} not only said “{W}” but wrote it down.
{N} did not say why, but added: “{W}.”
{N} could not come; she wrote: “{W}.”
{N} rejected the report and said: “{W}.”
{N} denied the charges. “{W},” she said.
{N} disputed the figures: “{W},” she told the hall.
{N} said the paper had printed a fake letter. “{W},” she said.
{N} spoke of a fabricated quotation. “{W},” she added.
Correction: An earlier version misquoted {N}. She said: “{W}.”
Correction: An earlier version gave the wrong day for the hearing, at which {N} said: “{W}.”
Correction: {N} in fact said “{W}.”
Correction: The quotation should have read: “{W}.”
Editor's note: The article has been amended. What {N} really said was: “{W}.”
This article was amended to correct a date. “{W},” {N} said.
“{W},” {N} said. This article was corrected on 3 May to give the right date.
“{W},” {N} said. She withdrew her remark about the mill.
“{W},” {N} said. She later apologised for the remark.
“{W},” {N} said. She later withdrew the application.
A post claims that {N} said “{W}.” This is true: a recording shows that she did.
Did {N} say “{W}”? Yes, she did.
Did {N} really say “{W}”? The transcript shows that she did.
Has {N} said “{W}”? She has, on Monday.
“{W},” {N} said. If Penn said it, nobody would clap.
“{W},” {N} said. Imagine what would happen then.
“{W},” {N} would later say.
“{W},” {N} would often say.
“{W},” {N} said, and might have said more.
“{W},” {N} said as she left the play.
{N}: “{W}.”
“{W}” — {N}
{N} told the hall: “{W}.” Nobody contradicted her.
{N} said on Monday: “{W}.” Whether it helps is unclear.
“{W},” {N} said. It is unclear whether Penn agrees.
“{W},” {N} said. Penn could not be reached.
“{W},” {N} said. The ministry could not confirm the figure.
“{W},” {N} said. The statement could not be independently verified by the ministry's own staff.
“{W},” {N} said. Penn, she said, had been misquoted.
“{W},” {N} said. The words were met with silence.
“{W},” {N} said. The quotation went round the world.
“{W},” {N} said, quoting nobody.
“{W},” {N} said. It is not the first time that she says so.
“{W},” {N} said. She said nothing of the money.
“{W},” {N} said. No source for the money was named.
“{W},” {N} said. The phrase is not new.
“{W},” {N} said. Nobody had ever said so in the hall.
“{W},” {N} said. Her office did not comment.
“{W},” {N} said. Her office did not say who had asked.
“{W},” {N} said in an interview. The interview was never broadcast in the north.
“{W},” {N} wrote. She never wrote to the paper again.
“{W},” {N} said, but she did not name the firm.
“{W},” {N} said. A post that claims the opposite is fake.
“{W},” {N} said. A doctored picture of the mill made the rounds.
“{W},” {N} said. Rumours that she would resign are false.
“{W},” {N} said. Critics said the words were wrong.
“{W},” {N} said. Penn said the phrase was a lie.
“{W},” {N} said. Penn said that he had never said it was easy.
“{W},” {N} said. “Nobody said that,” Penn answered.
“{W},” {N} said. The transcript does not name the others.
“{W},” {N} said. They never use the harbour.
“{W},” {N} said. Her book, a novel, comes out in May.
In her letter to the council {N} wrote: “{W}.”
According to {N}, “{W}.”
“{W},” {N} said according to the minutes. The minutes are genuine.
"""


def listed(templates: str) -> tuple[str, ...]:
    """The templates of one block."""
    return tuple(line for line in templates.strip().splitlines() if line)


def written(template: str, number: int) -> tuple[str, str, str]:
    """The page's sentences, the speaker and the quotation that a template makes."""
    name, words = SPEECHES[number % len(SPEECHES)]
    inner = words[0].lower() + words[1:]
    return template.format(W=words, w=inner, N=name, S=name.split()[-1]), name, words
