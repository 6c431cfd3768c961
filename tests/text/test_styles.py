from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.text.style_sheets import StyleSheet
from verify.text.styles import Sight, declared, sight_of


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "color:red;\n  display : none ;",
        "display:/* no */none",
        "d\\69splay:none",
        "display:none!important;display:block",
        "display:inline;display:none",
        "visibility:hidden",
        "visibility: collapse",
        "opacity:0",
        "opacity:0.0%",
        "font-size:0",
        "font:0/0 serif",
        "clip:rect(0, 0, 0, 0)",
        "clip-path:inset(50%)",
        "position:absolute;left:-10000px",
        "text-indent:-200em",
        "transform:scale(0)",
        "height:0;overflow:hidden",
        "color:#fff;background:white",
        "color:transparent",
        "content-visibility:hidden",
    ],
)
def test_a_style_that_keeps_words_from_readers_hides(style: str) -> None:
    assert sight_of(declared(style)) is Sight.HIDDEN


@pytest.mark.parametrize(
    "style",
    [
        "",
        "color:red;font-size:12px",
        "display:none;display:inline",
        "opacity:0.9",
        "font-size:0.9em",
        "margin-left:-12px",
        "left:-20px;position:relative",
        "color:#333;background:#fff",
        "overflow:hidden;height:20px",
        ";;:;display",
    ],
)
def test_a_style_that_changes_looks_alone_hides_nothing(style: str) -> None:
    assert sight_of(declared(style)) is Sight.SEEN


def test_a_line_through_words_strikes_them() -> None:
    assert sight_of(declared("text-decoration: line-through red")) is Sight.STRUCK


@pytest.mark.parametrize("style", ["opacity:0;transition:opacity 1s", "color:#fff", "position:absolute", "content:'x'"])
def test_what_a_style_may_show_otherwise_is_unsure(style: str) -> None:
    assert sight_of(declared(style)) is Sight.UNSURE


SHEET = StyleSheet(
    ".off{display:none} .tab{display:none} .tabs > .tab.on{display:block} @media print{.paper{display:none}}"
    " @media screen{.screen{visibility:hidden}} #low , p.low{opacity:0} @keyframes f{from{opacity:0}to{opacity:1}}"
    " .no::before{content:'not '} .plain::after{content:''} .late{display:none} .late{display:block}"
)


@pytest.mark.parametrize(
    ("name", "attributes", "sight"),
    [
        ("p", {"class": "wide off"}, Sight.HIDDEN),
        ("p", {"class": "tab"}, Sight.HIDDEN),
        ("p", {"class": "tab on"}, Sight.SEEN),
        ("p", {"class": "paper"}, Sight.SEEN),
        ("p", {"class": "screen"}, Sight.HIDDEN),
        ("p", {"id": "low"}, Sight.HIDDEN),
        ("p", {"class": "low"}, Sight.HIDDEN),
        ("b", {"class": "low"}, Sight.SEEN),
        ("p", {"class": "late"}, Sight.SEEN),
        ("p", {"class": "off", "style": "display:block"}, Sight.SEEN),
        ("p", {"hidden": ""}, Sight.HIDDEN),
        ("p", {"hidden": "until-found"}, Sight.SEEN),
        ("from", {}, Sight.SEEN),
    ],
)
def test_the_rules_of_a_sheet_hold_for_what_they_name(name: str, attributes: dict[str, str], sight: Sight) -> None:
    assert SHEET.sight(name, attributes) is sight


def test_a_rule_may_write_words_of_its_own() -> None:
    assert SHEET.writes("i", {"class": "no"})
    assert not SHEET.writes("i", {"class": "plain"})


def test_tags_that_no_hiding_rule_names_need_no_second_look() -> None:
    assert SHEET.touches("p", ' class="off"')
    assert not SHEET.touches("p", ' class="wide"')


@settings(max_examples=200)
@given(st.text(alphabet="{}@;:.#,/*\\!a-0 ", max_size=80))
def test_any_sheet_is_read(sheet: str) -> None:
    assert StyleSheet(sheet).sight("p", {"class": "a", "style": sheet}) in Sight
