from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.fetch.answer_store import answer_key
from verify.fetch.redaction import secrets_of, shown_url, without_secrets
from verify.model.page import Request, RequestKind

API = RequestKind.API


@pytest.mark.parametrize(
    "name", ["key", "api-key", "api_key", "apikey", "token", "access_token", "X-Subscription-Key", "Sig"]
)
def test_a_key_in_the_query_of_an_endpoint_is_not_shown(name: str) -> None:
    url = f"https://api.example/find?q=words&{name}=abc123&page=2"

    assert "abc123" not in shown_url(url, API)
    assert "q=words" in shown_url(url, API)
    assert "page=2" in shown_url(url, API)


@pytest.mark.parametrize("name", ["q", "keyword", "keywords", "collapse", "monkey"])
def test_an_ordinary_parameter_is_shown(name: str) -> None:
    url = f"https://api.example/find?{name}=abc123"

    assert shown_url(url, API) == url


def test_a_page_keeps_its_address() -> None:
    url = "https://paper.example/story?token=1"

    assert shown_url(url, RequestKind.PAGE) == url


@given(st.text(max_size=60))
def test_any_text_can_be_shown(text: str) -> None:
    assert "secret" not in shown_url("https://user:secret@" + text.replace("secret", ""), RequestKind.PAGE)


def test_the_same_question_with_another_key_is_the_same_question() -> None:
    first = answer_key("https://api.example/find?q=words&key=one", API)

    assert first == answer_key("https://api.example/find?q=words&key=two", API)
    assert first != answer_key("https://api.example/find?q=other&key=one", API)
    assert "one" not in first.split(":")[1]


def test_a_key_that_is_echoed_is_overwritten() -> None:
    request = Request(
        url="https://api.example/?key=QUERYKEY1",
        kind=API,
        headers=(("Authorization", "Token HEADERKEY2"), ("X-N", "1")),
    )

    body = without_secrets(b"your keys: QUERYKEY1, HEADERKEY2; page 1", secrets_of(request))

    assert b"KEY1" not in body
    assert b"KEY2" not in body
    assert body.endswith(b"page 1")


@pytest.mark.parametrize(
    "echo",
    [
        b"token=QUERY%2FKEY%2B1",
        base64.b64encode(b"user:QUERY/KEY+1"),
        base64.urlsafe_b64encode(b"me:QUERY/KEY+1 and more"),
        b"QUERY/KEY+1".hex().encode(),
    ],
)
def test_a_key_that_is_echoed_in_another_writing_is_overwritten(echo: bytes) -> None:
    request = Request(url="https://api.example/?key=QUERY%2FKEY%2B1", kind=API)

    assert b"REDACTED" in without_secrets(b"your key: " + echo, secrets_of(request))
