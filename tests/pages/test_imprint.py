from __future__ import annotations

import pytest

from verify.pages.imprint import imprint_of


@pytest.mark.parametrize(
    ("host", "claimed", "shown"),
    [
        ("www.reuters.com", "Reuters", "Reuters"),
        ("www.reuters.com", "The Weir Post", "Reuters"),
        ("weirpost.example", "The Weir Post", "The Weir Post"),
        ("weirpost.example", "Reuters", "weirpost.example"),
        ("weirpost.example", "The Associated Press", "weirpost.example"),
        ("weirpost.example", "", "weirpost.example"),
    ],
)
def test_a_known_outlets_name_is_for_its_own_domains(host: str, claimed: str, shown: str) -> None:
    assert imprint_of(host, claimed) == shown
