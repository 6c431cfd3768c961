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

OTHER_SHAPES = """
It was not {N} but a protester at the back who shouted “{W}.”
There is no recording in which {N} says “{W}.”
“{W}”: nobody in the room heard {N} say that.
{N}'s office called a post quoting her as saying “{W}” a fabrication.
The leaflet puts the line “{W}” into {N}'s mouth. She never spoke it.
Whoever wrote “{W},” it wasn't {N}.
No such words as “{W}” ever passed {N}'s lips.
{N} supposedly told a dinner party “{W}.”
According to an apocryphal story, {N} replied “{W}.”
Witnesses disagree over whether {N} said “{W}.”
In the comedian's sketch, {N} sighs “{W}.”
I half expected {N} to declare “{W}.”
It is as if {N} had said “{W}.”
Had she been braver, {N} would have told the council “{W}.”
{N} stopped short of saying “{W}.”
An earlier version of this article quoted {N} as saying “{W}.” That was an error.
This story previously had {N} saying “{W}.”
The agency has killed its report that {N} said “{W}.”
Our Tuesday report gave the words “{W}” to {N}. They were spoken by someone else.
Owing to a production mistake, {N} was quoted as saying “{W}.”
We regret having reported that {N} said “{W}.”
At no time did {N} say “{W}.”
It was her brother, not {N}, who said “{W}.”
Nowhere in the transcript does {N} say “{W}.”
Instead of saying “{W},” {N} thanked the walkers.
An anonymous leaflet claims that {N} said “{W}.”
It is doubtful that {N} said “{W}.”
Think of {N} on the platform, grumbling “{W}.”
You could picture {N} saying “{W}.”
{N} was expected to say “{W}.”
On stage, the actor playing {N} bellows “{W}.”
Wouldn't it be refreshing if {N} said “{W}”?
I wish {N} had said “{W}.”
{N} has since recanted her claim that “{W}.”
Clarification: the quote “{W}” from {N} has been cut from the text.
In Monday's paper we mistakenly attributed to {N} the words “{W}.”
Somebody else shouted “{W}” while {N} was still on the bridge.
{N}'s name was put to “{W}” without his knowledge.
{N} took issue with a headline that had him vowing “{W}.”
The voice saying “{W}” on the tape is not {N}'s.
{N} may or may not have said “{W}.”
{N}, so people in the tavern will tell you, said “{W}.”
Children acted out the launch, with a boy as {N} declaring “{W}.”
{N} was on the verge of saying “{W}.”
Readers of the first edition will have seen {N} quoted as saying “{W}.” That passage has gone.
That {N} wrote “{W}” is one of the web's more stubborn falsehoods.
An impostor signed the letter as {N} and wrote “{W}.”
{N} disclaims all knowledge of having said “{W}.”
What survives is a third-hand note according to which {N} said “{W}.”
It has never been established that {N} told the hotel “{W}.”
A garbled recording might have {N} saying “{W}.”
A wiser court would have let {N} say “{W}.”
Unless {N} says “{W}” on Monday, the hotel will be built.
On reflection {N} has dropped her claim that “{W}.”
The magazine has scrubbed from its archive an interview in which {N} says “{W}.”
Let nobody tell you that {N} said “{W}.”
The museum has asked websites to stop pinning “{W}” on {N}.
“{W}” has been wrongly laid at the door of {N}.
Some accounts have {N} saying “{W}.”
Nobody we asked could remember hearing {N} say “{W}.”
I would want to see proof before believing that {N} said “{W}.”
{N} longs for the day when she can say “{W}.”
{N} intends to say “{W}.”
The film would end with {N} saying “{W}.”
{N}'s lawyers dispute that their client ever used the phrase “{W}”.
“{W}” – not a word of this came from {N}, according to her staff.
{N} has always disowned the saying “{W}”.
Those who were present are certain that {N} said nothing like “{W}”.
“{W},” the pamphlet has {N} declare; he calls it slander.
The judge held that {N} had not uttered the words “{W}”.
The claim that {N} told pupils “{W}” has been thrown out by the court.
Neither {N} nor her deputy said “{W}”.
It is doubtful that {N} put it as “{W}”.
The oft-repeated line “{W}” cannot be traced to {N}.
{N} may or may not have said “{W}”.
If we are to believe the barber, {N} once said “{W}”.
“{W}”, {N} apparently said, though the microphones were off and accounts differ.
What {N} meant is not known, nor is it certain that he said “{W}”.
An unverified account under the name of {N} wrote “{W}”.
So did {N} really say “{W}”? Nobody knows.
A mock interview in the student paper has {N} declaring “{W}”.
Imagine the headlines had {N} said “{W}”.
The waxwork of {N} says “{W}” when you press the button.
Let us pretend for a moment that {N} had announced “{W}”.
The computer voice, made to sound like {N}, repeats “{W}”.
Nobody would be surprised if {N} got up and said “{W}”.
Sorry: {N} did not tell us “{W}”.
In our interview with {N} we printed “{W}”. These were the words of another guest.
We withdrew our report of 4 June, in which {N} was quoted: “{W}.”
Due to an editing error, the remark “{W}” was assigned to {N}.
The following statement by {N} is hereby withdrawn: “{W}.”
Readers pointed out that {N} had not said “{W}”, and they are right.
Kill kill kill: {N} “{W}” – story was sent in error.
An interpreter's slip turned a harmless sentence by {N} into “{W}”.
Asked about the sentence “{W},” {N} shook her head. “Not my words, not now, not ever,” she replied.
“{W}”: {N} has gone to court to stop that line from being put into his mouth.
The remark “{W}” was pinned on {N} by a rival; he rejects it as pure invention.
{N} is adamant that the words “{W}” did not come from her.
At no point during the two-hour debate did {N} utter the sentence “{W}”.
Nobody who was in the room recalls {N} saying “{W}”, and the minutes hold nothing of the kind.
{N} told the court he had been misquoted: the sentence “{W}” had been put together by the paper.
Contrary to what was reported, {N} did not say that {w}.
What {N} did not say is that {w}.
“I am quoted as saying that {w}. I said nothing of the sort,” {N} wrote on Tuesday.
Far from saying “{W}”, {N} had asked for patience.
The council's press office rejected the claim that {N} had said “{W}”.
Through her lawyer {N} contests having said “{W}”.
{N} refused to say “{W}”, as the chairman had asked him to.
The tape proves that {N} said none of what she was blamed for: not “{W}”, not a word of it.
Whether {N} ever said “{W}” remains anyone's guess.
It could not be established that {N} had said “{W}”.
A screenshot doing the rounds shows {N} saying “{W}”. We traced it to a joke account.
An anonymous leaflet attributes the line “{W}” to {N}; we found no source for it.
In effect, {N} said “{W}”, though not in those words.
A cloned voice of {N} says “{W}” in the clip.
Supposedly {N} said “{W}” at the dinner, but no guest will put a name to it.
Many heard {N} say “{W}”. What she said was something else.
The chain letter has it that {N} said “{W}”. There is nothing to it.
Rumour credits {N} with the words “{W}”.
Our verdict: fake. {N} “{W}” – the clip was cut together from three speeches.
Some swear {N} said “{W}”; the recording tells a different story.
“{W},” {N} said, if the deleted blog post is to be trusted.
The picture with the caption “{N}: {W}” was made with an image generator.
Can it be that {N} really told farmers “{W}”? The archive gives no hint of it.
The script has {N} say “{W}” in the second act.
“{W},” said {N}'s character as the curtain fell.
One can almost hear {N} say “{W}”.
Suppose {N} stood up tomorrow and said “{W}”. Who would clap?
In the satirical column, {N} says: “{W}.”
If {N} had been honest, he would have said “{W}”.
{N} might as well have said “{W}”.
In my dream {N} leaned over and said “{W}”.
The puppet of {N} shouted “{W}” and the hall roared.
Had {N} but said “{W}”, the meeting would have ended there.
For the sake of argument, let {N} say “{W}”.
Readers were asked to complete the cartoon; the winner had {N} say “{W}”.
{N} should have told them that {w}.
“{W},” a fictional {N} tells his barber in the novel.
It is as though {N} were saying “{W}”.
In Monday's edition we had {N} saying “{W}”. She did not. We apologise.
Correction: the words “{W}” were wrongly given to {N}.
An earlier version of this article quoted {N} as saying “{W}”. The quotation has been removed.
We regret that a subediting error made {N} say “{W}”.
For the record: {N} did not speak at the event and the line “{W}” should not have appeared.
The agency has killed its story in which {N} said “{W}”.
The newspaper has since taken back its report that {N} said “{W}”.
Because of a mix-up in transcription, {N} was quoted as saying “{W}”. That was wrong.
This article was amended on 3 May. It originally said that {N} had said “{W}”.
The quote “{W}” from {N} in yesterday's bulletin was a mistake on our part.
Please disregard the statement “{W}” by {N} in our first dispatch.
Editors' note: We can no longer stand by the quotation “{W}” attributed to {N}.
Following a complaint upheld by the press council, the sentence “{W}”, given to {N}, has been deleted.
Clarification – our story left the impression that {N} had said “{W}”. In fact it was a summary by our reporter.
{N} swears she was asleep when “{W}” is supposed to have been said.
“{W}” are words that {N} has never used in her life.
The minutes show that it was not {N} who said “{W}”.
{N} called it a lie that he had said “{W}”.
Not once did the words “{W}” cross the lips of {N}.
{N}'s office says the remark “{W}” is not his.
“{W}” – {N} insists the sentence was put in her mouth.
Nothing like “{W}” was ever said by {N}, three witnesses agree.
{N} took the paper to court over the quote “{W}”, and the judge found it had been made up.
{N} flatly rules out ever having said “{W}”.
No one can say for sure that {N} used the words “{W}”.
The line “{W}”, widely credited to {N}, first turned up years after the meeting.
Fans like to quote {N} as saying “{W}”, but the source has never been produced.
“{W},” {N} is rumoured to have told friends.
There is only one witness for {N}'s alleged outburst “{W}”, and he has changed his story twice.
A fan page puts the words “{W}” in {N}'s mouth.
Legend has it that {N} answered “{W}”.
“{W},” {N} is alleged to have said; the audio turned out to be synthetic.
The subtitle has {N} say “{W}”, which is not what he says in the original.
Did {N} say “{W}”? We have our doubts.
“{W},” says the mayor in the play, with {N} in the part.
It would be like {N} to say “{W}”.
“{W},” {N} could have said, but he kept silent.
I wish {N} would say “{W}”.
A chatbot trained on the speeches of {N} answered: “{W}.”
In an alternative history of the town, {N} tells the strikers “{W}”.
Were {N} alive, he would tell us: “{W}.”
The comedian, in the voice of {N}, cried “{W}”.
The sentence “{W}” does not appear in the authorised transcript of the speech by {N} and has been taken out of this story.
We were wrong to report that {N} had said “{W}”.
A headline yesterday said that {N} had said “{W}”. This was based on a hoax.
Yesterday's quote of the day, “{W}” by {N}, was not by {N}.
The broadcaster apologised for airing a clip in which {N} seemed to say “{W}”.
Erratum: for “{W}” ({N}) read “We shall see”.
{N}'s words “{W}” were the result of a faulty translation, the agency admitted.
The publisher has pulped the edition in which {N} says “{W}”.
This post has been edited to remove the claim that {N} said “{W}”.
Our report that {N} told the council “{W}” did not meet our standards and is no longer available.
{N} denied last night that she had told investors: “{W}.”
{N} denied on Tuesday that she had ever said: “{W}.”
In our satirical column {N} stood on a chair and announced: “{W}.”
In the third act of the play, {N}, played by Rita Holm, says: “{W}.”
{N}, voiced by Lars Ek, says: “{W}.” The cartoon runs on Fridays.
In a clip made with artificial intelligence, {N} says: “{W}.”
The picture carries the caption “{W},” as if {N} had said so.
{N}: “{W}.” Correction: The headline gave words to {N} that she did not say.
“{W}” was a mistake, {N} said on Friday.
“{W}” was wrong, {N} said, and she had misspoken.
"""

OTHER_PLAIN = """
On the steps of the town hall, {N} told them she was proud to say “{W}.”
Of the plan {N} went on to say “{W}.”
In an interview about the new novel, {N} said “{W}.”
On the musical's opening night, {N} said “{W}.”
With cameras rolling as {N} said “{W},” the square fell silent.
{N}, if a little late, said “{W}.”
{N} left the steps of the hall saying “{W}.”
{N} dropped the line “{W}” into her speech.
{N} wrote to say “{W}.”
Reporters asked {N} to explain the plan: “{W}.”
About the view from the tower {N} said “{W}.”
“{W},” said {N}, who denied that money was short.
It was {N} who said “{W}.”
Nobody in the hall clapped when {N} said “{W}.”
{N} would later tell the court “{W}.”
An earlier version of this article misspelled a street. {N} said “{W}.”
{N} disputed the figures. “{W},” she added.
{N} could not have been clearer: “{W}.”
{N} has been quoted as saying “{W}.”
“{W},” {N} said, adding that nobody should imagine otherwise.
{N} regrets having said “{W}.”
“{W}.” With those words {N} left the hall without taking questions.
Picturesque Alder Square fell silent as {N} said “{W}.”
"No rumour is true," {N} said. “{W}.”
{N} was right to say “{W}.”
A spokesman who would not be named defended {N} for saying “{W}.”
“{W},” {N} said, declining to discuss the doctored screenshot.
Although the report was pulled for other errors, {N} said on air “{W}.”
Think tank fellow {N} said “{W}.”
If asked, she answers. “{W},” {N} said on Monday.
“{W},” said {N}, whose earlier comments have been removed from the site.
In her play of light and shade, {N} found a theme and said “{W}.”
{N} insisted: “{W}.”
“{W},” said {N}. Her office did not say which train.
It wasn't until Friday that {N} said “{W}.”
What {N} told the hall should be remembered: “{W}.”
{N}, who has been mistaken for his brother, said “{W}.”
{N} wanted the crew to know the plan: “{W},” he told them.
{N} told the rumour mill to stop and said “{W}.”
Had the weather held, nobody would have asked. {N} said “{W}.”
The play was cancelled, but {N} told the audience “{W}.”
The transcript leaves no doubt: {N} said “{W}.”
{N} never looked up as he said “{W}.”
The mate was wrong about the tide, {N} said. “{W}.”
Whether or not it is wise, {N} has decided. “{W},” he said.
{N} had meant to leave early, but stayed and told the hall “{W}.”
A post shared a thousand times shows {N} in court, where she said “{W}.”
{N} dropped the second charge and said “{W}.”
Unless it is overturned, the ruling stands. “{W},” {N} wrote.
The musical was forgotten by the time {N} said “{W}.”
If the bees could clap, they would have: {N} said “{W}.”
{N} led the beekeeper to a window to say “{W}.”
{N} was heard to say “{W}.”
Somebody else might have kept quiet, but {N} said “{W}.”
{N} rejected the argument, saying “{W}.”
Her critics deny it, but {N} was clear. “{W},” she wrote.
{N}, who intends to retire, said “{W}.”
The museum asked {N} to speak, and she said “{W}.”
{N} sued the diver who copied her and said “{W}.”
{N} made the crew laugh when she said “{W}.”
{N}'s answer was printed in full: “{W}.”
Before she left for Peru, {N} told the harbour “{W}.”
{N} is quoted in the catalogue: “{W}.”
{N} begged them to listen. “{W},” she said.
{N} summed up the evening: “{W}.”
“{W},” {N} said before the doors were closed on the fake snow.
{N} lost his temper. “{W},” he shouted.
“{W},” {N} noted, quoting nobody but himself.
As {N} likes to say: “{W}.”
“{W}” is how {N} put it to the members.
The first to speak was {N}, and her words were clear: “{W}.”
{N} has said he will not resign. “{W},” he told the radio.
“{W},” {N} warned, and the doubters fell silent.
In a rare interview {N} said “{W}” and refused to say more.
On the question of who was to blame, {N} was unsparing: “{W}.”
“{W},” wrote {N} on the back of a menu.
{N} would not be drawn on names, but said: “{W}.”
“{W},” {N} said. Asked whether that was true, the auditor nodded.
Without looking up, {N} said: “{W}.”
{N}, the only one not to vote, said: “{W}.”
The report was wrong about the date but right about what {N} said: “{W}.”
“{W},” {N} replied when asked about the rumours.
{N}'s verdict? “{W}.”
“{W},” {N} told the court, denying that she had taken the money.
{N}, who plays the king in the new play, said: “{W}.”
“{W},” says {N}, herself a puppet maker.
A spokesman read out a line from {N}: “{W}.”
“{W},” {N} said, and the interview was over.
{N} did what nobody else would do and said “{W}”.
In answer to a heckler who had called him a liar, {N} said: “{W}.”
“{W},” {N} said in a video posted on Sunday.
The clip, which the station confirmed was real, shows {N} saying “{W}”.
{N} opened with a joke and ended with a threat: “{W}.”
“{W},” {N} said with regret.
“Nothing has changed,” {N} said. “{W}.”
{N} couldn't resist: “{W}.”
It took {N} three years to say it: “{W}.”
“I don't care what they print. {W},” {N} said.
“{W},” {N} said; the claim is supported by two studies.
Not long ago {N} told this column: “{W}.”
“{W},” {N} said, according to minutes that the council did not want to release.
Ahead of the vote {N} made his position plain: “{W}.”
“{W},” said {N}, never one to whisper.
{N} dismissed the criticism as nonsense. “{W},” she said.
“{W},” {N} told a packed meeting, and sat down.
“{W}.” With that, {N} closed the debate on the false rumours of a sale.
{N} put it bluntly: “{W}.”
It was {N} who broke the silence. “{W},” she said.
{N}, who has never denied her part in the dispute, said: “{W}.”
“{W},” said {N}. The ministry denied this the same evening.
“{W},” said {N}, dismissing as fake a leaflet that had claimed otherwise.
No one was left in doubt when {N} said: “{W}.”
{N} did not mince his words. “{W},” he said.
{N} did not deny it. “{W},” he said.
“{W},” {N} said, adding that she would not take it back.
{N} repeated yesterday: “{W}.”
“I'll say it again: {w},” {N} told reporters.
When asked whether he stood by it, {N} said: “{W}.”
“If you ask me, {w},” {N} said.
“{W},” {N} said in a speech that critics called fiction from start to finish.
{N} wrote in a letter to the editor: “{W}.”
Reading from her notes, {N} said: “{W}.”
“{W},” {N} said. “I never said it would be easy.”
“{W},” {N} said. A spokesman for the party later claimed that she had been joking.
We asked {N} whether the report was true. “Yes. {W},” he said.
Fact check: did {N} say “{W}”? Yes. The recording bears it out.
We rate as true the claim that {N} said “{W}”.
The quotation “{W}” is genuine: {N} said it on the radio.
“{W},” {N} is heard saying on the tape, which experts found authentic.
{N} has been saying it for years: “{W}.”
{N} could hardly have been clearer: “{W}.”
“{W},” {N} insisted, although few believed him.
“{W},” said {N} when the hoax call was over.
{N} stopped short of an apology. “{W},” he said.
In an interview that has since been shared thousands of times, {N} said: “{W}.”
“{W},” {N} said, and she wasn't imagining things.
“{W},” said {N}, contradicting an earlier report.
Correction: An earlier version of this article misspelled the name of {N}. “{W},” {S} said on Monday.
“{W},” {N} told the inquiry, which had been set up after a withdrawn report.
{N} said, and not for the first time: “{W}.”
Instead of an answer, {N} offered a warning: “{W}.”
“{W},” {N} said, without naming a source.
Nobody expected {N} to speak. But he did. “{W},” he said.
{N} is not a man of many words. “{W}” was all he offered.
What {N} actually said was: “{W}.”
Only {N} spoke out. “{W},” he said.
“{W},” claims {N}, and the figures support him.
{N}'s reply came at once: “{W}.”
In his own words, according to the transcript, {N} said: “{W}.”
“{W},” {N} can be heard saying in the recording.
Under oath, {N} testified: “{W}.”
“{W},” {N} said in a statement that was first denied and then confirmed by the council.
“{W},” {N} said, rejecting the idea that nothing could be done.
{N}: “{W}.” The interviewer laughed.
According to {N}, “{w}”.
{N} did say “{W}”, whatever his friends now make of it.
He was misunderstood at first, but {N} said it in so many words: “{W}.”
Months before the false story spread, {N} had warned: “{W}.”
“{W},” {N} joked.
“{W},” {N} said to laughter, imitating nobody.
Would he do it again? “Of course,” said {N}. “{W}.”
{N} denies that there was any pressure. “{W},” he says.
“{W},” {N} said of the play in which he is to appear.
The story about the mayor is made up, but the one about {N} is true: “{W},” she said.
“{W},” {N} let it be known.
{N}, asked about the play, said: “{W}.”
The actor {N} said: “{W}.”
“{W},” {N} said, and not a soul objected.
“{W},” {N} said in her first novel reading since the fire.
{N} admitted he had made a mistake. “{W},” he said.
“{W},” said {N}, who withdrew the motion.
The words “{W}” with which {N} closed her speech drew long applause.
{N} meant every word of it: “{W}.”
{N} had this to say: “{W}.”
“{W},” {N} has said more than once.
{N} used the anniversary to say: “{W}.”
{N} could be heard saying: “{W}.”
Three people who were there confirm that {N} said “{W}”.
“{W},” {N} told me, and I have it on tape.
“{W},” says {N}. Her opponents doubt it.
{N} answered the charge of lying. “{W},” he said.
The video shows {N} telling the crowd: “{W}.”
“{W},” {N} said, though he knew it would not be popular.
{N}'s remark “{W}” did not go down well with the board.
Critics call it nonsense, but {N} stands by it: “{W}.”
Visibly shaken by the false alarm, {N} said: “{W}.”
“{W},” {N} said; no recording of the meeting was made.
{N} said only this: “{W}.”
Had it not been for the storm, said {N}, nobody would have noticed. “{W},” she added.
Ask {N} and he will tell you why. “{W},” he said last week.
{N} never tires of the subject. “{W},” she says.
“{W},” {N} said of the rumour that the plant would move.
The quote of the evening came from {N}: “{W}.”
{N} was quoted by the local radio as saying: “{W}.”
“{W},” {N} said, as first reported by the evening paper.
What would he do differently? “Nothing,” {N} said. “{W}.”
“{W},” {N} said in reply to a forged letter that had been read out.
In what he called his dream job, {N} is blunt: “{W}.”
“{W},” {N} said when the puppets had been packed away.
The chair asked {N} to be brief. He was: “{W}.”
“{W},” {N} tells anyone who will listen.
“{W},” {N} wrote in an email seen by this newspaper.
{N} could not have known what was coming when he said: “{W}.”
“{W},” {N} said. Nobody from the ministry was available for comment.
{N} denied on Friday that the line is broke. “{W},” she said.
“{W},” {N} said, as if she had said it a thousand times.
In a letter to the satirical weekly, {N} wrote: “{W}.”
{N}, played up by the papers as a rebel, said: “{W}.”
Asked whether the mistake was hers, {N} said: “{W}.”
{N}'s latest book is fiction. “{W},” she told the fair.
"""


def listed(templates: str) -> tuple[str, ...]:
    """The templates of one block."""
    return tuple(line for line in templates.strip().splitlines() if line)


def written(template: str, number: int) -> tuple[str, str, str]:
    """The page's sentences, the speaker and the quotation that a template makes."""
    name, words = SPEECHES[number % len(SPEECHES)]
    inner = words[0].lower() + words[1:]
    return template.format(W=words, w=inner, N=name, S=name.split()[-1]), name, words
