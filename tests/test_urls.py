from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.urls import (
    fragment_url,
    host_of,
    is_on_domain,
    registered_domain,
    same_page_key,
    usable_url,
    without_tracking,
)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "https://user:pw@example.org/",
        "javascript:alert(1)",
        "https://example.org:22/",
        "https://exa mple.org",
        "https:///a",
        "http://[::1",
    ],
)
def test_an_address_that_must_not_be_fetched_is_refused(url: str) -> None:
    assert usable_url(url) is None


def test_the_fragment_is_never_part_of_the_request() -> None:
    assert usable_url("HTTPS://Example.org/a#:~:text=b") == "https://example.org/a"


def test_one_page_under_two_addresses_has_one_key() -> None:
    assert same_page_key("http://www.example.org/a/?utm_source=x&id=3") == same_page_key("https://example.org/a?id=3")
    assert same_page_key("https://example.org/a?id=3") != same_page_key("https://example.org/a?id=4")


def test_tracking_parameters_go_and_the_rest_stays_as_written() -> None:
    assert without_tracking("https://e.org/a?id=%20x&utm_medium=m#f") == "https://e.org/a?id=%20x"


def test_domains() -> None:
    assert registered_domain("news.example.co.uk") == "example.co.uk"
    assert registered_domain("www.example.org") == "example.org"
    assert is_on_domain("www.axios.com", "axios.com")
    assert not is_on_domain("notaxios.com", "axios.com")
    assert host_of("https://www.Example.org/a") == "example.org"


def test_a_text_fragment_escapes_what_separates_its_parts() -> None:
    assert (
        fragment_url("https://e.org/a#x", "well-known, he said")
        == "https://e.org/a#:~:text=well%2Dknown%2C%20he%20said"
    )
    long = fragment_url("https://e.org/a", "one two three four five six seven eight nine ten")
    assert long == "https://e.org/a#:~:text=one%20two%20three%20four,seven%20eight%20nine%20ten"


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    assert usable_url(text) is None or str(usable_url(text)).startswith("http")
