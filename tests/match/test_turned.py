from __future__ import annotations

import pytest

from tests.judge.invented import claim
from verify.match.find_retellings import find_retellings
from verify.match.retelling import compare
from verify.match.sense import sense_of
from verify.match.sentence_index import SentenceIndex
from verify.model.claim import ClaimKind
from verify.model.verdict import Difference, Match, MatchKind


def best(said: str, page: str) -> Match | None:
    made = claim(said, None, kind=ClaimKind.STATEMENT, claim_id="s1")
    return next(iter(find_retellings(made, SentenceIndex([page]))), None)


TURNS = [
    ("modality", "the port of Velling will close in June", "The port of Velling may close in June, officials said."),
    ("modality", "Nordia will send 12 trains to Corby", "Nordia is considering sending 12 trains to Corby."),
    ("modality", "the guard hit the driver twice", "The guard allegedly hit the driver twice."),
    (
        "condition",
        "the strike at the mills will end on Friday",
        "The strike at the mills will end on Friday if all sign.",
    ),
    ("tense", "Nordia has sold its mills in Corby", "Nordia plans to sell its mills in Corby."),
    (
        "tense",
        "the council of Velling has approved 300 new flats",
        "The council of Velling will vote on 300 new flats.",
    ),
    ("force", "the port of Velling must close the north quay", "The port of Velling should close the north quay."),
    ("force", "the mill in Corby will be allowed to burn straw", "The mill in Corby will be required to burn straw."),
    ("force", "the owners refused to pay for the Corby weir", "The owners failed to pay for the Corby weir."),
    (
        "condition",
        "the weir in Corby will be closed if it is not mended",
        "The weir in Corby will be closed unless it is mended.",
    ),
    (
        "condition",
        "the weir in Corby will be torn down if the owners pay",
        "The weir in Corby will be torn down unless the owners pay.",
    ),
    ("order", "the captain left before the divers were found", "The captain left after the divers were found."),
    ("ends", "dues in Corby fell to 14.2% from 15.1%", "Dues in Corby rose to 15.1% from 14.2%."),
    ("ends", "harbour dues in Corby will rise to 8 per cent", "Harbour dues in Corby will rise by 8 per cent."),
    ("ends", "shipments of straw to Velda doubled", "Shipments of straw from Velda doubled."),
    ("limit", "the weir in Corby burst in the flood", "The weir in Corby almost burst in the flood."),
    ("limit", "the eels came back in the lower river", "The eels came back only in the lower river."),
    ("rank", "the weir is the highest in the valley", "The weir is the second highest in the valley."),
    ("rank", "the weir is the highest in the valley", "The weir is one of the highest in the valley."),
    ("rank", "the weir is the highest in the valley", "The weir is a high one in the valley."),
    ("rank", "the guild was the first to print the town map", "The guild was among the first to print the town map."),
    ("rank", "silt was the main cause of the Corby flood", "Silt was one cause of the Corby flood."),
    ("rank", "silt was the main cause of the Corby flood", "Silt was a contributing cause of the Corby flood."),
    ("limit", "silt was the sole cause of the Corby flood", "Silt was a cause of the Corby flood."),
    ("degree", "silt caused the flood in Corby", "Silt contributed to the flood in Corby."),
    ("degree", "the fire killed nine weavers in Corby", "The fire injured nine weavers in Corby."),
    ("degree", "the fire destroyed the weavers' hall in Corby", "The fire damaged the weavers' hall in Corby."),
    ("degree", "the miller was convicted of fraud in Corby", "The miller was charged with fraud in Corby."),
    ("degree", "the mill in Corby never burns straw", "The mill in Corby rarely burns straw."),
    ("part", "more than half of the weavers walked out", "Half of the weavers walked out."),
    ("part", "half of the weavers walked out", "Nearly half of the weavers walked out."),
    ("quantifier", "all weavers in Corby walked out", "Most weavers in Corby walked out."),
    (
        "modality",
        "the miller of Corby resigned over the fraud",
        "The miller of Corby offered to resign over the fraud.",
    ),
    ("roles", "the weavers refused to meet the owners in May", "The owners refused to meet the weavers in May."),
    ("roles", "the barge was rammed by the tug at noon", "The tug was rammed by the barge at noon."),
    ("roles", "the crew of Velling saw that Nordia beat Velda", "The crew of Velling saw that Velda beat Nordia."),
    ("quantifier", "most of the weavers have signed the contract", "Some of the weavers have signed the contract."),
    ("quantifier", "all of the divers were found alive", "Several of the divers were found alive."),
    ("roles", "the tug Astra rammed the barge Linnea", "The barge Linnea rammed the tug Astra."),
    ("roles", "Nordia has sold its mill to Velda", "Velda has sold its mill to Nordia."),
    (
        "person",
        "Marta Kowal was elected leader of the weavers",
        "Lena Sikora was elected leader of the weavers, beating Marta Kowal.",
    ),
]


@pytest.mark.parametrize(("rule", "said", "page"), TURNS)
def test_the_same_words_that_tell_something_else_are_told_apart(rule: str, said: str, page: str) -> None:
    found = best(said, page)

    assert compare(sense_of(said), sense_of(page)).turned == rule
    assert found is None or found.unclear


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("silt was the main cause of the Corby flood", "The main cause of the Corby flood was silt."),
        ("silt was one cause of the Corby flood", "Silt was the biggest cause of the Corby flood."),
        ("the fire killed nine weavers in Corby", "Nine weavers were killed by the fire in Corby, and two were hurt."),
        ("the fire hurt nine weavers in Corby", "The fire in Corby injured nine weavers."),
        ("half of the weavers walked out", "About half of the weavers walked out."),
        ("the weir is the highest in the valley", "The weir is the valley's highest."),
    ],
)
def test_one_degree_in_other_words_is_the_same(said: str, page: str) -> None:
    assert compare(sense_of(said), sense_of(page)).turned is None


def test_a_neighbouring_sentence_does_not_turn_back_what_a_sentence_turns_round() -> None:
    page = "The weavers met in the hall.\n\nThe owners refused to meet the weavers in May."
    found = best("the weavers refused to meet the owners in May", page)

    assert found is None or found.unclear


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("the port of Velling may close in June", "The port of Velling could close in June, officials said."),
        ("Ana Reyes may not speak in the hall until May", "Ana Reyes was barred from speaking in the hall until May."),
        ("Nordia has sold its stake in the Corby mill to Velda", "Velda bought Nordia's stake in the Corby mill, the owners said."),
        ("the tug Astra rammed the barge Linnea", "The barge Linnea was rammed by the tug Astra."),
        ("all 61 divers were found alive off Corby", "The 61 divers were found alive off Corby."),
        ("the Corby tunnel will reopen in May after a fire that shut it", "The Corby tunnel, closed by a fire, reopens in May."),
        ("banks in Velda will have to hold more silver", "Banks in Velda will be required to hold more silver."),
        ("only the lower weir in Corby held", "The lower weir alone, and only that one, held in Corby."),
        ("some 300 flats in Corby were flooded when the weir burst", "Almost 300 flats in Corby were flooded when the weir burst."),
        ("the tug rammed the barge at noon off Corby", "The barge was rammed by the tug off Corby at noon."),
        ("the owners and the weavers signed the contract in Corby", "The weavers and the owners signed the contract in Corby."),
        ("30 guards were seen as security risks", "Some 30 guards had been considered security risks."),
        ("Corby-based Nordia has bought 40 trams", "Nordia, which is based in Corby, purchased 40 trams."),
        ("nine miners died in a mine in Zambia", "Nine miners have died in a Zambian mine."),
        (
            "Nordia probably will not agree to higher harbour dues at the meeting in Velling",
            "Nordia is unlikely to agree to higher harbour dues at a meeting in Velling.",
        ),
    ],
)  # fmt: skip
def test_another_way_of_saying_it_is_the_same(said: str, page: str) -> None:
    found = best(said, page)

    assert found is not None
    assert (found.kind, found.unclear) == (MatchKind.PARAPHRASE, False)


@pytest.mark.parametrize(
    ("said", "page"),
    [
        (
            "Robert Hale conducted the choir of Velling on Sunday",
            "Anders Holm conducted the choir of Velling on Sunday.",
        ),
        (
            "conductor Robert Hale opened the fair in Velling",
            "The fair in Velling was opened by conductor Anders Holm.",
        ),
    ],
)
def test_another_name_for_the_same_deed_is_a_contradiction(said: str, page: str) -> None:
    found = best(said, page)

    assert found is not None
    assert found.kind is MatchKind.ALTERED
    assert [(edit.difference, edit.page) for edit in found.edits] == [(Difference.NAME, "Anders Holm")]


@pytest.mark.parametrize(
    "page",
    [
        "Hale conducted the choir of Velling on Sunday. Anders Holm sang.",
        "The choir of Velling sang on Sunday. Bob Hale conducted it; Anders Holm sang.",
        "The choir of Velling sang for Anders Holm on Sunday; she conducted it herself.",
    ],
)
def test_nobody_is_called_another_where_the_page_names_no_other_for_the_deed(page: str) -> None:
    found = best("Robert Hale conducted the choir of Velling on Sunday", page)

    assert found is None or found.kind is not MatchKind.ALTERED


def test_a_share_is_a_number_in_statements_too() -> None:
    found = best("Volara cancelled a third of its flights in Corby", "Volara cancelled half of its flights in Corby.")

    assert found is not None
    assert [edit.difference for edit in found.edits] == [Difference.NUMBER]
