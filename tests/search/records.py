"""Replies of places where things are said, in the shapes of their endpoints; whoever speaks in them is made up."""

from __future__ import annotations

import json

WORDS = "We shall dredge the inner harbour before a single ferry is sold"
DEBATE, SPEECH = "0A1B2C3D-1111-4222-8333-444455556666", "9F8E7D6C-1111-4222-8333-444455556666"


def speech(
    text: str = WORDS, name: str | None = "Ida Morcant", called: str = "Ida Morcant (Eastmole, Labour)"
) -> dict[str, object]:
    """One contribution to a debate of the United Kingdom's parliament."""
    return {
        "MemberName": name,
        "MemberId": 71,
        "AttributedTo": called,
        "ContributionExtId": SPEECH,
        "ContributionText": f" {text[:40]}...",
        "ContributionTextFull": text,
        "DebateSection": "Ferries: Sale",
        "DebateSectionExtId": DEBATE,
        "SittingDate": "2026-02-10T00:00:00",
        "House": "Commons",
        "Rank": 9,
    }


def debates(*rows: object) -> str:
    return json.dumps({"Results": list(rows), "TotalResultCount": len(rows), "SpokenResultCount": len(rows)})


LINK = "https://www.whitehouse.gov/remarks/2026/02/harbour/"


def post(
    text: str = f"<p>THE PRESIDENT:&nbsp; {WORDS}.</p>",
    link: str = LINK,
) -> dict[str, object]:
    """One post of a site that runs WordPress."""
    return {
        "id": 5,
        "date_gmt": "2026-02-10T15:00:00",
        "link": link,
        "title": {"rendered": "Remarks on Harbours &#038; Ferries"},
        "content": {"rendered": text, "protected": False},
    }


def clip(*lit: object, place: object = "/details/WHRB_20260210_180000_Six/start/60/end/120?q=x") -> dict[str, object]:
    """One clip of a broadcast with the captions that were found."""
    fields = {
        "title": "Six : WHRB : February 10, 2026",
        "date": "2026-02-10T00:00:00Z",
        "creator": ["WHRB"],
        "__href__": place,
    }
    return {"hit_type": "tv_clip", "fields": fields, "highlight": {"text": list(lit)}}


def broadcasts(*clips: object) -> str:
    return json.dumps(
        {"response": {"header": {"succeeded": True}, "body": {"hits": {"total": len(clips), "hits": list(clips)}}}}
    )


def record(granule: str | None = "CREC-2026-02-10-pt1-PgS77", collection: str = "CREC") -> dict[str, object]:
    """One document of the Government Publishing Office."""
    package = "CREC-2026-02-10" if collection == "CREC" else "DCPD-202600321"
    return {
        "title": "FERRIES",
        "packageId": package,
        "granuleId": granule,
        "dateIssued": "2026-02-10",
        "collectionCode": collection,
    }


def documents(*found: object) -> str:
    return json.dumps({"results": list(found), "offsetMark": "x", "count": len(found)})


GRANULE = f"""</pre></body></html><html><body><pre>
[Senate]
[Page S77]

                          FERRIES

  The PRESIDING OFFICER. The Senator from Eastmole.
  Ms. MORCANT. Mr. President, {WORDS.lower().replace("inner ", "inner" + chr(10))},
and ``nothing else,'' I said.

[[Page S78]]

  Nobody asked the divers.
  Mr. VAN TOLL of Westmole. I yield.
"""
