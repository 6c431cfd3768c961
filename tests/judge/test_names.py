from __future__ import annotations

import pytest

from verify.judge.names import Kinship, compare_bodies, compare_people, family_name, is_organisation, is_unnamed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jo Roe", "Roe"),
        ("Thomas Arden", "Tom Arden"),
        ("T. Arden", "Thomas Arden"),
        ("Ana Ruiz Vega", "Ana Ruiz"),
        ("José Peña", "Jose Pena"),
        ("Mary Smith-Orme", "Mary Orme"),
        ("Albert Penn Jr.", "Albert Penn"),
        ("President Albert Penn", "Penn"),
        ("Vladimir Korenko", "Vladimir Korenkov"),
        ("Kim Jo-ra", "Kim Jo-ra"),
    ],
)
def test_forms_of_one_name_are_one_person(one: str, other: str) -> None:
    assert compare_people(one, other) is Kinship.ONE
    assert compare_people(other, one) is Kinship.ONE


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jo Roe", "Al Roe"), ("Jo Roe", "Jo Penn"), ("Penn", "Roe"), ("Jon Barr", "Jane Barr"), ("Jo Roe", "Penn")],
)
def test_different_names_are_two_people(one: str, other: str) -> None:
    assert compare_people(one, other) is Kinship.TWO
    assert compare_people(other, one) is Kinship.TWO


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andrey Holm", "Andrei Holm"),
        ("Yuliya Brandt", "Julia Brandt"),
        ("Olena Bilenskyy", "Olena Bilensky"),
        ("Jürgen Krüger", "Juergen Krueger"),
        ("Søren Dahl", "Soren Dahl"),
        ("Erik Dahl", "Eric Dahl"),
        ("Hanna Brandt", "Hana Brandt"),
        ("Volodymyr Brandt", "Vladimir Brandt"),
        ("William Dahl", "Bill Dahl"),
    ],
)
def test_two_spellings_of_a_name_are_one_person(one: str, other: str) -> None:
    assert compare_people(one, other) is Kinship.ONE
    assert compare_people(other, one) is Kinship.ONE


@pytest.mark.parametrize(
    ("one", "other"),
    [("Carl Dahl", "Carla Dahl"), ("Mario Dahl", "Maria Dahl"), ("Tim Dahl", "Tom Dahl"), ("Ian Dahl", "Jan Dahl")],
)
def test_given_names_that_one_letter_parts_may_be_two_people(one: str, other: str) -> None:
    assert compare_people(one, other) is Kinship.TWO
    assert compare_people(other, one) is Kinship.TWO


@pytest.mark.parametrize(
    ("one", "other"), [("Yelena Dahl", "Yelina Dahl"), ("Anne Dahl", "Anna Dahl"), ("Micheal Dahl", "Michael Dahl")]
)
def test_a_slip_in_a_given_name_neither_confirms_nor_accuses(one: str, other: str) -> None:
    assert compare_people(one, other) is Kinship.UNKNOWN
    assert compare_people(other, one) is Kinship.UNKNOWN


def test_no_name_tells_nothing() -> None:
    assert compare_people("", "Jo Roe") is Kinship.UNKNOWN


@pytest.mark.parametrize("name", ["senior official, unnamed", "he", "the mayor", "a spokesman", ""])
def test_roles_and_pronouns_are_unnamed(name: str) -> None:
    assert is_unnamed(name)


def test_the_family_name_comes_last_without_suffix() -> None:
    assert family_name("Dr. Albert B. Penn Jr.") == "penn"


def test_bodies_agree_by_telling_words_or_initials() -> None:
    assert compare_bodies("Ministry of Fisheries", "the fisheries ministry") is Kinship.ONE
    assert compare_bodies("National Herring Board", "NHB") is Kinship.ONE
    assert compare_bodies("Ministry of Fisheries", "Ministry of Mines") is Kinship.TWO
    assert is_organisation("Ministry of Mines")
    assert not is_organisation("Jo Roe")
