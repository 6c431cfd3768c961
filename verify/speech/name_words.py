"""Words around names: titles, roles, given names by usual sex. Data only; a name outside the lists is merely less certain."""

from __future__ import annotations

from verify.text.titles import LONG_TITLES, SHORT_TITLES

# How the name of somebody who has none ends: "official, unnamed".
UNNAMED = ", unnamed"
# Roles of people: stripped before a name, and the words by which a text comes back to somebody.
ROLES = frozenset(
    """president senator representative congressman congresswoman governor mayor secretary minister chancellor premier
    ambassador general colonel captain major lieutenant sergeant admiral commander chief director chairman chairwoman chair
    chairperson spokesman spokeswoman spokesperson candidate nominee leader speaker judge justice attorney lawyer prosecutor
    sheriff officer detective professor doctor researcher scientist economist analyst strategist consultant adviser advisor
    aide manager founder co-founder owner executive ceo cfo cto editor author writer reporter journalist columnist host
    anchor moderator commentator blogger activist organizer organiser campaigner pastor bishop archbishop cardinal reverend
    rabbi imam priest pope king queen prince princess lord lady coach player actor actress singer musician artist filmmaker
    student teacher principal superintendent businessman businesswoman entrepreneur billionaire mogul investor banker trader
    farmer worker nurse physician surgeon veteran resident voter supporter volunteer delegate councilman councilwoman
    councillor lawmaker legislator politician diplomat envoy inspector commissioner administrator treasurer comptroller
    official deputy assistant head vice former ex acting interim pollster developer commander-in-chief lawmaker whip
    undersecretary democrat republican conservative liberal independent first prime foreign state attorney-general son
    daughter wife husband brother sister mother father friend colleague critic witness victim heckler man woman boy girl
    white-house press campaign senior president-elect governor-elect mayor-elect vice-president vice-chancellor ex-president
    ex-mayor ex-minister co-chair co-chairman co-author co-host widow widower niece nephew cousin aunt uncle mum mom dad
    grandmother grandfather grandson granddaughter girlfriend boyfriend novelist poet playwright screenwriter composer
    conductor curator sculptor photographer designer choreographer comedian producer engineer architect biologist chemist
    physicist geologist ecologist epidemiologist psychologist psychiatrist astronomer archaeologist historian sociologist
    solicitor barrister ombudsman firefighter paramedic midwife dentist pharmacist electrician plumber trucker lifeguard
    skipper goalkeeper midfielder striker quarterback batsman footballer cyclist jockey pensioner shopkeeper landlord
    landlady headteacher lecturer negotiator mediator pundit barman bartender caretaker librarian trainee chef""".split()
)
# The roles that only women, and only men, have.
WOMENS_ROLES = frozenset(
    """daughter wife sister mother woman girl widow niece aunt mum mom grandmother granddaughter girlfriend landlady actress
    queen princess lady""".split()
) | {role for role in ROLES if role.endswith("woman")}
MENS_ROLES = frozenset(
    """son husband brother father man boy widower nephew uncle dad grandfather grandson boyfriend landlord king prince lord
    congressman councilman businessman""".split()
)

# Titles as they are written, and the role words they stand for ("the senator"); of most that are no office, none.
TITLES = {
    form: full if full in ROLES else ""
    for title, full in (*SHORT_TITLES.items(), *((title, title) for title in LONG_TITLES))
    for form in (title, f"{title}.")
}

# Kinds of organisations: a name with one of these is no person's.
ORGANISATIONS = frozenset(
    """house department ministry office agency bureau commission committee council court party union association
    federation institute institution university college school company corporation inc group bank fund foundation
    organization organisation congress senate parliament government administration police times post news journal
    magazine network press service services center centre society league club team army navy force forces pentagon
    kremlin board authority alliance coalition museum hospital church airlines motors tv radio television""".split()
)
# Words that make a capitalised run a body or a place, not a person.
BODIES = ORGANISATIONS | frozenset(
    """corp. inc. campaign guard embassy nations states kingdom project pac caucus street tower plaza park building
    avenue airport hotel library hall field stadium bridge river county island lake mountain valley beach bay act
    effect amendment day show media city town republic""".split()
)

# Bodies that are family names as well: a title before one makes it a person ("Mayor Park").
BODIES_AND_NAMES = frozenset(
    """house field church park street lake hall bridge bay day guard post county beach mountain valley hill times city
    town""".split()
)
# Bodies that stand somewhere abroad, and are named with the place.
SENT_ABROAD = frozenset("embassy consulate mission legation".split())

# Lower-case words for people together, and for what speaks in their name.
GROUPS = frozenset(
    """people person crowd audience public family couple team staff side camp ally aides allies authorities police source
    insider member group firm business website site paper newspaper outlet publication editorial transcript document lawsuit
    complaint filing poll survey study book ad advertisement video film sign banner poster placard headline story account
    release user fan follower opponent rival neighbor neighbour resident patient survivor expert scholar academic historian
    scientist observer protester demonstrator marcher immigrant refugee migrant citizen american guest caller
    parent child kid teen teenager youth student guy lady gentleman folk pair duo trio lawyer executive columnist network
    administration regime leadership movement majority minority half quarter rest community intelligence tribunal panel jury
    mp mps nun monk clerk guard elder intern alumni boss chief native veteran sponsor host cast crew circle entourage
    cabinet""".split()
)

FEMALE_NAMES = frozenset(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah debbie stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine
    maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl
    hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean abigail alice judy sophia grace
    denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary
    ivanka melania megyn kellyanne carly elena sonia claire ellen jane jill katie kate kathy katy kirsten leah loretta lucy
    lynn maggie maureen meg molly monica naomi nikki paula rosa sally sheila tammy tina valerie wendy angelique ursula
    claudia giorgia jacinda theresa nicola marine karoline kamala gina fiona ana ines clara dana eva greta ingrid irene
    mia ava evie zoe chloe lily ella aria layla nora norah audrey stella aurora nadia leila fatima aisha amina noor
    yasmin zainab mariam priya anjali deepa lakshmi indira mei yuki keiko akiko sakura olga svetlana tatiana natalia
    anastasia ekaterina irina ludmila marta magda agnieszka katarzyna zofia anja heike sabine birgit silke ute monika
    gisela renate ursel frieda astrid sigrid freya solveig elsa karin birgitta annika linnea chiara francesca paola
    lucia giulia alessandra beatriz carmen dolores esperanza guadalupe pilar mercedes ximena camila valentina mariana
    adriana lucía maría josefina catalina yolanda odile brigitte chantal élodie françoise genevieve hélène juliette
    louise manon margot mathilde océane pauline sylvie solange thérèse yvette yvonne edith ethel gertrude harriet hilda
    ida imogen joanna josephine kirsty lena lydia mabel marjorie matilda miriam muriel myra nell nellie nina noelle
    penelope penny philippa phoebe polly rosalind rosemary sadie sian siobhan sylvia tara thelma tracey trudy una vera
    viola wilma winifred zelda bridget beatrice cassandra celia cecilia constance cora cordelia daphne delia della
    dolly doreen eileen eleanor eliza elsie erica esther eunice gwen gwendolyn helena henrietta hester joanne juliet
    krystal lara leanne lois lorna louisa lucinda mandy marcia marian marianne marina maya mildred millie mindy miranda
    nadine noreen norma peggy rhoda rhonda roberta rosalie rosie roxanne sabrina selina serena sheryl sonja sophie
    stacey susanna suzanne tabitha tess tessa trisha vanessa veronica vivian wanda whitney zara""".split()
)

MALE_NAMES = frozenset(
    """james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony mark donald
    steven andrew paul joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas eric
    jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler
    aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean
    gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah
    wayne randy vincent mason roy ralph bobby russell bradley philip eugene bill bob tom jim mike dave dan don ron ted rand
    marco ben chris jeb rick mitch paul bernie martin barack mitt newt karl corey reince lindsey glenn rudy tim steve matt
    luis carlos antonio manuel pedro jorge diego ahmed mohammed muhammad ali hassan omar vladimir emmanuel boris justin
    nicolas nicolás lloyd sid trey mick jake josh ken greg phil fred harry howard ian ivan hugh max leo neil oscar owen
    rob ross simon stuart victor warren elon pete karim abdul hans klaus olaf friedrich
    jon johnny bo lars nils sven björn erik anders olav magnus gunnar leif henrik mikkel jens jürgen dieter wolfgang
    günter günther heinz horst bernd uwe rolf rainer manfred helmut stefan sebastian tobias florian markus andreas
    matthias lukas felix moritz jakob emil anton otto kurt fritz gerhard werner ludwig konrad giovanni giuseppe luca
    matteo lorenzo alessandro francesco paolo roberto stefano enrico fabio massimo sergio javier alejandro fernando
    francisco miguel pablo rafael ramón raúl ricardo rodrigo santiago eduardo enrique esteban felipe gustavo hector
    héctor hugo ignacio joaquín josé julio mateo andrés arturo césar pierre jacques jean-pierre françois michel rené
    andré étienne gérard guillaume henri laurent léon luc marcel mathieu maurice olivier philippe quentin rémi
    sébastien thierry yves igor dmitri dmitry sergei sergey nikolai alexei mikhail yuri andrei oleg pavel piotr tomasz
    krzysztof andrzej stanislaw marek jaroslav vaclav milan zoltan istvan lászló kofi kwame chidi emeka olu tunde sipho
    thabo nelson desmond raj rajesh sanjay vijay anil amit arjun ravi suresh ramesh narendra imran khalid tariq yusuf
    ibrahim ismail mustafa mehmet recep hiroshi kenji takeshi akira shinzo dwayne abraham adrian alastair albie alec
    alfie alfred andre andy angus archie arnold barry bartholomew bernard bert bertie brad brendan bruno bryce byron
    caleb calvin cameron carlton cecil cedric chad charlie chester clarence clifford clint clive clyde colin conor
    connor craig curtis cyril damian damien danny darren darryl declan derek derrick dexter dominic donovan doug dwight
    earl eddie edgar edmund edwin elliot elliott ernest ernie evan ezra fergus finn freddie garrett gavin geoff
    geoffrey gerard gilbert glen gordon graham gregor hank harvey herbert herman horace hubert isaac jamal jared jarvis
    jasper jeff jerome jimmy joel joey jonah jonas julian keegan kenny kirk leonard leroy lester liam lionel louis
    lucas luke malcolm marcus martyn marvin mervyn micah miles morris moses nate neal ned nigel norman ollie oswald
    percy phillip quincy ramsay reggie reginald rhys richie rodney roland roman ronnie rufus rupert rusty sammy saul
    seamus shane shaun sheldon silas solomon stan stanley stewart terence theo theodore toby todd tony travis trevor
    troy vernon vince wallace wesley wilbur wilfred winston zach zeke""".split()
)

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())

# What an office is for, between its title and the name of who holds it: "Secretary of State Ana Ruiz".
OFFICES = frozenset(
    """state defense defence labor labour health education justice interior energy commerce agriculture transportation
    transport treasury homeland war foreign finance affairs security culture trade staff veterans housing development
    environment exchequer human services urban""".split()
)
