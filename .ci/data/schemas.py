"""Makes the JSON Schemas of `verify/data/` from the types of `verify/reports/`.

Usage: python .ci/data/schemas.py [--record]
"""

from __future__ import annotations

import json
import sys
from inspect import cleandoc
from typing import Any

from msgspec.json import schema
from record import settle

from verify.reports.claim_objects import ClaimsJson, Object
from verify.reports.json_objects import ReportJson
from verify.reports.recheck_objects import RecheckJson

SCHEMAS: dict[str, type[Object]] = {"report": ReportJson, "claims": ClaimsJson, "recheck": RecheckJson}


def schema_of(kind: type[Object]) -> bytes:
    """The JSON Schema of what this version writes: it leaves no key out, whatever a reader of older files forgives."""
    made: dict[str, Any] = schema(kind)
    for part in made["$defs"].values():
        part["description"] = cleandoc(part["description"])
        for value in part.get("properties", {}).values():
            value.pop("default", None)
        if "properties" in part:
            part["required"] = list(part["properties"])
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()


if __name__ == "__main__":
    made = {f"verify/data/{name}.schema.json": schema_of(kind) for name, kind in SCHEMAS.items()}
    raise SystemExit(max([settle(path, data, record="--record" in sys.argv) for path, data in made.items()]))
