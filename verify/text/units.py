"""Signs, currencies and measures: every way of writing one of them leads to its one name."""

from __future__ import annotations

_WRITTEN = {
    "percent": "% percent pct prozent",
    "dollars": "$ dollar dollars usd",
    "euros": "€ euro euros eur",
    "pounds": "£ pound pounds gbp",
    "yen": "¥ yen jpy",
    "rupees": "₹ rupee rupees inr",
    # "won" and "lira" in letters are left out: the one is mostly a verb, the other has no plural to tell it by.
    "won": "₩",
    "roubles": "₽ rouble roubles ruble rubles",
    "lira": "₺",
    "francs": "franc francs",
    "yuan": "yuan rmb",
    "kilometres": "km kms kilometre kilometres kilometer kilometers",
    "centimetres": "cm centimetre centimetres centimeter centimeters",
    "millimetres": "mm millimetre millimetres millimeter millimeters",
    "metres": "metre metres meter meters",
    "kilograms": "kg kgs kilo kilos kilogram kilograms",
    "tonnes": "tonne tonnes",
    "litres": "litre litres liter liters",
    "kilowatts": "kw kilowatt kilowatts",
    "megawatts": "mw megawatt megawatts",
    "gigawatts": "gw gigawatt gigawatts",
}
_NAME_OF = {word: name for name, words in _WRITTEN.items() for word in words.split()}
CURRENCY_SIGNS = "$€£¥₹₩₽₺"
_CURRENCIES = frozenset("dollars euros pounds yen rupees won roubles lira francs yuan".split())
# What is counted without a sign of its own; the names above are units as well.
_MORE = """
    percentage percentages percentages point points cent cents pence crore lakh
    second seconds minute minutes hour hours day days week weeks month months quarter quarters year years
    decade decades century centuries inch inches foot feet yard yards mile miles acre acres hectare hectares
    ounce ounces gram grams ton tons gallon gallons barrel barrels degree degrees celsius fahrenheit watt watts
    sekunden minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren jahrzehnt
"""
UNIT_WORDS = frozenset(_NAME_OF) | frozenset(_MORE.split())


def unit_of(word: str) -> str | None:
    """The one name of the sign or unit that *word*, in small letters, stands for: "%" and "percent" have the same."""
    return _NAME_OF.get(word)


def is_currency(name: str | None) -> bool:
    """Whether a name that `unit_of` gives is money."""
    return name in _CURRENCIES
