from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.urls import (
    admits_its_holder,
    fragment_url,
    host_of,
    is_on_domain,
    normal_url,
    own_place,
    place_url,
    registered_domain,
    resolved_url,
    same_page_key,
    usable_url,
    without_credentials,
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
        == "https://e.org/a#x:~:text=well%2Dknown%2C%20he%20said"
    )
    long = fragment_url("https://e.org/a", "one two three four five six seven eight nine ten")
    assert long == "https://e.org/a#:~:text=one%20two%20three%20four,seven%20eight%20nine%20ten"


@given(st.text())
def test_any_text_is_an_address_or_none(text: str) -> None:
    assert usable_url(text) is None or str(usable_url(text)).startswith("http")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("http://e.org/open/../inner/a", "http://e.org/inner/a"),
        ("http://e.org/open/%2e%2E/inner/./a", "http://e.org/inner/a"),
        ("http://e.org/open/.%2e/..", "http://e.org/"),
        ("http://e.org/%69nner/%c3%a4%2fb", "http://e.org/inner/%C3%A4%2Fb"),
        ("HTTP://E.org.:80?q=%7ex", "http://e.org/?q=~x"),
        ("https://e.org:443/a/..;b/", "https://e.org/a/..;b/"),
        ("https://e.org:8443//a//../b", "https://e.org:8443//a/b"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
    ],
)
def test_an_address_is_judged_in_the_spelling_in_which_it_is_sent(written: str, sent: str) -> None:
    assert usable_url(written) == sent


@given(st.text(alphabet="a.%2eE/;?=~-:", max_size=40))
def test_the_library_that_sends_an_address_leaves_the_judged_path_alone(path: str) -> None:
    url = usable_url(f"https://e.org/{path}")

    assert url is not None
    assert normal_url(url) == url
    assert httpx.URL(url).raw_path.decode("ascii").partition("?")[0].count("/") == url[13:].partition("?")[0].count("/")
    assert not {".", ".."} & set(httpx.URL(url).path.split("/"))


def test_two_spellings_of_one_page_have_one_key() -> None:
    assert same_page_key("http://e.org:80/b/../%61") == same_page_key("https://www.e.org/a")


@pytest.mark.parametrize(
    "reference", ["http:///x", "https:x", "http:/x", "///x", "//", "http://u:p@b.org/", "ftp://b.org/x"]
)
def test_a_reference_without_a_host_of_its_own_leads_nowhere(reference: str) -> None:
    assert resolved_url("http://a.org/b", reference) is None


def test_other_references_lead_where_browsers_go() -> None:
    assert resolved_url("https://a.org/b/c", "//B.org/x") == "https://b.org/x"
    assert resolved_url("https://a.org/b/c", "../d?e") == "https://a.org/d?e"


@pytest.mark.parametrize(
    "text",
    [
        "See http://ana:hunter2@files.example/a for more.",
        "https://ana:hunter2@1@files.example",
        "<https://ana:hu/nter2@files.example/a>",
        "https://hunter2@files.example",
    ],
)
def test_users_and_passwords_are_overwritten_in_place(text: str) -> None:
    shown = without_credentials(text)

    assert len(shown) == len(text)
    assert "nter2" not in shown
    assert "ana" not in shown
    assert "files.example" in shown


@pytest.mark.parametrize(
    "text",
    ["https://e.org/@ana/1", "https://e.org:8080/@ana", "https://e.org?to=a@b.org", "a@b.org", "e.org: ask a@b.org"],
)
def test_an_at_sign_elsewhere_is_no_password(text: str) -> None:
    assert without_credentials(text) == text


@pytest.mark.parametrize(
    "query", ["token=a", "x=1&api_key=2", "X-Amz-Signature=f", "sig=1", "share=1", "p=Zm9vYmFyMTIzNDU2Nzg5MGFiY2Rl"]
)
def test_a_link_that_opens_a_page_to_whoever_holds_it_is_told(query: str) -> None:
    assert admits_its_holder(f"https://e.org/a?{query}")


@pytest.mark.parametrize(
    "query", ["", "id=20260301", "keyword=harbour", "title=the-old-harbour-bridge-of-1911-is-gone"]
)
def test_an_ordinary_query_opens_nothing(query: str) -> None:
    assert not admits_its_holder(f"https://e.org/a?{query}")


@pytest.mark.parametrize("url", ["http://93.184.216.34:25/", "http://[2606:2800:220:1::1]:22/a"])
def test_an_odd_port_is_refused_at_a_public_literal_address_too(url: str) -> None:
    assert usable_url(url) is None


def test_a_pdf_opens_at_the_page_and_a_recording_at_the_second() -> None:
    assert place_url("file:///n/plan.pdf", "page 3, paragraph 2") == "file:///n/plan.pdf#page=3"
    assert place_url("file:///n/talk.MP3", "00:14:32, speaker Reyes") == "file:///n/talk.MP3#t=872"
    assert place_url("file:///n/talk.vtt", "00:14:32") is None
    assert place_url("file:///n/plan.pdf", "paragraph 2") is None


@pytest.mark.parametrize("url", ["file:///n/plan.pdf#page=3", "file:///C:/my%20talks/a.m4a#t=0"])
def test_a_place_in_a_file_of_this_machine_may_be_opened(url: str) -> None:
    assert own_place(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "file:///n/plan.pdf",
        "file:///etc/passwd#page=3",
        "file://share/n/plan.pdf#page=3",
        "file:////share/n/plan.pdf#page=3",
        "file:///%5C%5Cshare/n/plan.pdf#page=3",
        "file:///\\\\share\\plan.pdf#page=3",
        "https://e.org/plan.pdf#page=3",
        "javascript:a.pdf#page=3",
        "file:///n/plan.html#a.pdf#page=3",
        "file:///n/plan.pdf#page=3&open=x",
    ],
)
def test_no_other_file_may_be_opened(url: str | None) -> None:
    assert own_place(url) is None
