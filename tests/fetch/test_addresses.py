from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.fetch.addresses import is_inner_host, is_public, literal_of, sounds_inner

INSIDE = """
127.0.0.1 127.8.9.10 10.0.0.8 172.16.4.4 192.168.1.1 169.254.169.254 100.64.0.9 0.0.0.0 0.1.2.3 224.0.0.1 233.252.0.1
239.1.1.1 240.0.0.1 255.255.255.255 192.0.0.8 192.0.2.7 198.18.0.1 198.51.100.3 203.0.113.9 192.88.99.1
:: ::1 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 3fff::1
::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::1
2002:7f00:1::1 2002:c0a8:101::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:10::1 100::1 5f00::1
""".split()
OUTSIDE = "8.8.8.8 93.184.215.14 1.1.1.1 2606:4700::1111 2a00:1450:4001::1 2001:4860:4860::8888".split()


@pytest.mark.parametrize("address", INSIDE)
def test_an_inner_or_translated_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_ordinary_address_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=6))
def test_no_address_of_the_new_family_that_hides_an_old_one_is_public(address: ipaddress.IPv6Address) -> None:
    hides = address.ipv4_mapped or address.sixtofour or address.teredo

    assert not (hides and is_public(str(address)))


@pytest.mark.parametrize(
    ("host", "literal"),
    [
        ("127.1", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
        ("[::1]", "::1"),
        ("paper.example", None),
        ("1.paper.example", None),
        ("", None),
    ],
)
def test_every_spelling_of_an_address_is_known(host: str, literal: str | None) -> None:
    assert literal_of(host) == literal


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "intranet",
        "db.internal",
        "nas.local",
        "kubernetes.default.svc",
        "web.service.consul",
        "box.localdomain",
        "api.docker",
        "laptop.tail1.ts.net",
        "x.cluster",
        "abc.onion.",
        "x.localhost",
        "127.1",
        "[fe80::1]",
        "%31%32%37.0.0.1",
        "127.0.0.1%00.a.example",
    ],
)
def test_a_host_that_means_a_machine_inside_is_told_by_its_name(host: str) -> None:
    assert is_inner_host(host)


@pytest.mark.parametrize("host", ["paper.example", "8.8.8.8", "local.example"])
def test_a_host_outside_is_not(host: str) -> None:
    assert not is_inner_host(host)


def test_a_name_within_a_company_sounds_inner_below_a_public_domain_too() -> None:
    assert sounds_inner("wiki.corp.herald.example")
    assert sounds_inner("10.0.0.1")
    assert not sounds_inner("www.herald.example")
