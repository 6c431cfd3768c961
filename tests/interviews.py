"""Made-up interviews, and for each what its speaker never said, the reverse of what was said, and the same in other words.

The second half was kept aside while the rules were made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Put:
    """A quotation put to an interview: an `invention`, a `reversal`, or a `paraphrase` with the passage that it retells."""

    kind: str
    said: str
    true: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """One page, who speaks on it, and what is put to it."""

    speaker: str
    page: str
    puts: tuple[Put, ...]


# A block each: the speaker, the page, then lines that begin with "-" (never said), "!" (reversed), "=" (other words | passage).
_TEXT = """
Ida Moen
Harbour master Ida Moen has run the port of Lindale for nine years.
“The storm took the northern mole in a single night,” Moen said. “Nobody had checked the piles since 2011.”
Moen said the port would reopen in April, a month later than planned.
“We lost forty berths, and the crews have moved to Velling,” she said.
Asked about money, Moen said the ministry had paid two thirds of the repairs.
- The crews in Velling will sue the port
- The ministry knew about the piles for years
- We asked the navy to move the wrecks
- The storm killed two of my men
- Every berth in Velling costs twice as much
! The ministry has not paid anything for the repairs
! The port will reopen in March, a month earlier than planned
! Somebody had checked the piles every year since 2011
! We gained forty berths after the storm
! The northern mole held in the storm
= The port will open again in April, one month behind schedule | the port would reopen in April
= Since 2011 no one had inspected the piles | Nobody had checked the piles
= The gale destroyed the northern breakwater overnight | The storm took the northern mole
= Forty moorings are gone, and the fishermen went to Velling | We lost forty berths
= Two thirds of the bill was met by the ministry | the ministry had paid

Per Lund
Per Lund bakes bread in the last mill town of the north.
“Flour costs twice what it did before the drought,” Lund said. “I will not raise my prices before the new year.”
Lund said that three of his ovens had broken in the heat.
“My father taught me to bake with salt water from the spring,” he said. “The old women still ask for that loaf.”
- My sister wants to sell the mill
- The drought broke the town
- Young people no longer eat bread
- The spring is poisoned by the factory
- I bake nine hundred loaves a day
! I will raise my prices before the new year
! Flour costs half what it did before the drought
! All my ovens survived the heat
! The old women never ask for that loaf
! My father taught me never to bake with salt water
= A sack of flour is double the price it was before the dry spell | Flour costs twice
= I shall keep my prices as they are until January | I will not raise my prices
= The heat ruined three of my ovens | three of his ovens had broken
= I learned from my dad to make dough with brine from the well | My father taught me to bake
= Elderly ladies still want that bread | The old women still ask

Mara Velten
The surgeon Mara Velten works in a field hospital at Corby Sands.
“We operated by torchlight for eleven hours,” Velten said. “The generator failed at noon and nobody came.”
“Most of the wounded were children from the upper school,” she said.
Velten said the army had promised two ambulances and sent none.
“I have asked the council for blood,” Velten said, “and I will ask again tomorrow.”
- The army shelled the school on purpose
- We ran out of morphine on the second day
- The council stole the blood
- I was paid by the army for years
- Parents carried the children here in carts
! The army has sent two ambulances
! The generator never failed
! None of the wounded were children
! I will not ask the council for blood again
! We operated for only one hour
= For eleven hours we did surgery by the light of torches | We operated by torchlight
= The power unit gave out at midday and no help arrived | The generator failed at noon
= Boys and girls of the upper school made up the bulk of the injured | Most of the wounded were children
= Two ambulances were pledged by the army, and not one arrived | the army had promised two ambulances
= Blood is what I requested of the councillors; tomorrow I do so once more | I have asked the council for blood

Bo Okonro
Coach Bo Okonro spoke after the cup final in Northmoor.
“The boys ran until they dropped,” Okonro said. “The second goal was offside and everybody saw it.”
Okonro said he would stay for another season if the board kept the captain.
“We have never had a doctor on the bench,” he said. “That has to change before the autumn.”
- The referee was paid by the other side
- The captain wants to go abroad
- The board has already found a new coach
- Our keeper played with a broken hand
- The fans threw bottles at my players
! The boys did not run at all
! The second goal was not offside
! I will leave after this season whatever the board does
! We have always had a doctor on the bench
! Nothing has to change before the autumn
= My players gave everything until they collapsed | The boys ran until they dropped
= Their second goal ought to have been ruled out, as anyone could tell | The second goal was offside
= I will stay for one more season if the board keeps the captain | he would stay for another season
= There has never been a medic beside the pitch | We have never had a doctor
= It must be different by autumn | That has to change

Lo Adair
Engineer Lo Adair has drawn the tunnel under the Harlow strait.
“A tunnel costs less than a bridge over thirty years,” Adair said. “The rock is dry down to sixty metres.”
“We drilled nine holes and found clay in two,” she said.
Adair said the work could begin in June without any new law.
“Ferries will run until the last day,” Adair said.
- The bridge was a bribe to the builders
- Two workers died in the first hole
- The ferry company offered me a job
- The tunnel will be the longest in the country
- Ministers promised me a new law
! A bridge costs less than a tunnel over thirty years
! The rock is wet down to sixty metres
! The work cannot begin in June without a new law
! Ferries will stop before the last day
! We drilled nine holes and found no clay
= Over three decades it is cheaper to dig under than to build across | A tunnel costs less
= Sixty metres down the stone holds no water | The rock is dry
= Clay turned up in two of our nine drillings | We drilled nine holes
= Digging could start in June under the law as it is | the work could begin in June
= The boats sail till the very end | Ferries will run

Tess Varga
Teacher Tess Varga leads the strike at the Velling schools.
“We teach thirty-six pupils in rooms built for twenty,” Varga said.
“The mayor has not answered one of our four letters,” she said. “We will be back at work the day he does.”
Varga said parents had brought soup to the gates every morning.
“Nobody here wants more pay,” Varga said.
- The mayor called us traitors
- We will strike until the summer
- Parents want the mayor to resign
- Two of my colleagues were arrested
- The rooms are full of mould
! The mayor has answered all of our four letters
! Everybody here wants more pay
! We will not be back at work when he answers
! Parents have never brought anything to the gates
! We teach twenty pupils in rooms built for thirty-six
= Classes of thirty-six sit in space meant for twenty | We teach thirty-six pupils
= He has left all four letters we wrote without a reply | The mayor has not answered
= As soon as he replies we return to our classrooms | We will be back at work
= Mothers and fathers came with soup each day | parents had brought soup
= It is not about higher wages for anyone | Nobody here wants more pay

Nils Hartog
Farmer Nils Hartog lost his herd to the flood near Velling.
“The water came at four in the morning without a warning,” Hartog said. “I opened the gates and the cows would not leave.”
Hartog said the insurer had refused to pay for the barn.
“I am sixty-eight and I will start again with goats,” he said.
“The dyke was built by my grandfather's generation,” Hartog said, “and nothing was done to it since.”
- The insurer cheated the whole valley
- I am going to sell the land to the state
- The cows drowned in the lower field
- My grandson wants to be a fisherman
- The dyke was blown up
! The insurer has paid for the barn
! A warning came before the water
! I will not start again
! The cows left when I opened the gates
! The dyke was mended every year
= At four a.m. the flood arrived and no one had alerted us | The water came at four
= My insurance company will not cover the barn | the insurer had refused to pay
= I let the animals out but they stayed where they were | I opened the gates
= At sixty-eight I begin anew, with goats | I am sixty-eight
= Nobody has touched the sea wall since my grandfather's day | The dyke was built

Rosa Quint
Conductor Rosa Quint opens the season at the Lindale opera.
“I cut the second act because the singers were exhausted,” Quint said. “The composer's heirs agreed in writing.”
Quint said the house had sold every seat for the first five nights.
“We play without a break, and the bar stays shut,” she said.
- The heirs asked for money
- The tenor walked out on us
- I have never liked the composer
- The bar loses money every night
- The city wants to close the opera
! The heirs did not agree
! The house has sold no seat for the first five nights
! I kept the second act although the singers were exhausted
! We play with two breaks
! The bar stays open
= My singers were worn out, so act two went | I cut the second act
= Those who inherited the rights gave their written consent | The composer's heirs agreed
= The first five evenings are sold out | the house had sold every seat
= There is no interval and no drinks are served | We play without a break
= The house sold every seat for the first five nights | the house had sold every seat

Jon Pell
Constable Jon Pell found the missing boat off Corby Sands.
“The engine was warm and the nets were full,” Pell said. “There was no sign of a fight.”
Pell said the skipper had phoned his wife at nine that evening.
“We will search the caves as soon as the wind drops,” he said. “I do not believe in smugglers.”
- The skipper owed money to smugglers
- His wife told us to stop the search
- We found blood on the deck
- The boat had been painted black
- Divers will come from Harlow
! The engine was cold and the nets were empty
! There were signs of a fight
! The skipper did not phone his wife that evening
! We will not search the caves
! I believe it was smugglers
= When I got there the motor had not cooled and the catch was aboard | The engine was warm
= Nothing showed that anybody had fought | There was no sign of a fight
= The skipper called his wife at nine that evening | the skipper had phoned his wife
= Once it is calmer we look through the caverns | We will search the caves
= Talk of smuggling does not convince me | I do not believe in smugglers

Edda Brandt
Minister Edda Brandt defended the new rail plan in Northmoor.
“Every village with a thousand people will get a train an hour,” Brandt said.
Brandt said the first line would open in 2031 and cost four billion crowns.
“We are not closing a single station,” she said. “Anyone who says so has not read the plan.”
Brandt also said that private firms may run the night trains.
- The opposition has no plan at all
- Fares will be free for pupils
- The unions are behind the plan
- The night trains made a loss for years
- Northmoor gets a new station
! We are closing some stations
! Private firms may not run the night trains
! The first line will open in 2041
! The first line will cost four million crowns
! No village with a thousand people will get a train
= Places of a thousand inhabitants can count on hourly trains | Every village with a thousand
= All stations stay open | We are not closing
= The first line will open in 2031 and cost four billion crowns | the first line would open in 2031
= Companies could be allowed to operate trains at night | private firms may run
= People claiming this never looked at the plan | Anyone who says so

Sam Ruland
Beekeeper Sam Ruland counts hives for the county of Harlow.
“Half of the hives were dead in March,” Ruland said. “The mites came with the warm winter.”
Ruland said he had warned the county twice before Christmas.
“Wild bees do better than mine,” he said. “I would rather lose honey than spray.”
- The county fired me for it
- Honey from abroad is full of sugar
- The farmers sprayed at night
- My bees killed a dog
- Next year there will be no honey at all
! Half of the hives were alive and well in June
! Wild bees do worse than mine
! I would rather spray than lose honey
! I had not warned the county before Christmas
! The mites came with the cold winter
= One hive in two did not live to see spring | Half of the hives were dead
= A mild winter brought the parasites | The mites came
= I warned the county twice before Christmas | he had warned the county twice
= Bees in the wild are faring better than those I keep | Wild bees do better
= Giving up honey is better to me than chemicals | I would rather lose honey

Kay Winter
Architect Kay Winter rebuilt the burnt library of Lindale.
“We kept the stairs and nothing else,” Winter said. “The smoke had got into every beam.”
“The reading room is open all night,” Winter said, “because students asked for it.”
Winter said the fire had started in the cellar and not in the roof.
“I have not been paid for the last year,” she said.
- The librarian started the fire
- The students paid for the lamps
- Rare books were sold before the fire
- The roof will leak within ten years
- The town wanted a car park instead
! The fire started in the roof and not in the cellar
! I have been paid for the last year
! The reading room is closed at night
! We kept everything but the stairs
! The smoke spared the beams
= Only the staircase was saved | We kept the stairs
= All the timber was soaked with smoke | The smoke had got into every beam
= Students wanted it, so you can read there round the clock | The reading room is open
= It was in the basement that it began to burn | the fire had started in the cellar
= For twelve months I have seen no money | I have not been paid
"""
_KINDS = {"-": "invention", "!": "reversal", "=": "paraphrase"}


def interviews() -> tuple[Interview, ...]:
    """All interviews; the first half is the one that was looked at."""
    return tuple(_interview(block.strip().split("\n")) for block in _TEXT.strip().split("\n\n"))


def _interview(lines: list[str]) -> Interview:
    speaker, *rest = lines
    page = "\n".join(line for line in rest if line[0] not in _KINDS)
    return Interview(speaker, page, tuple(_puts(rest)))


def _puts(lines: list[str]) -> Iterator[Put]:
    for line in lines:
        if line[0] in _KINDS:
            said, _, true = line[2:].partition(" | ")
            yield Put(_KINDS[line[0]], said, true)
