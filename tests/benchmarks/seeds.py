"""Measures `find_claims` on the seed articles: python tests/benchmarks/seeds.py [GOLD FOLDER].

Writes what `verify claims seeds/*.txt -f json` writes as far as the scorer reads it, and runs the scorer; a clear line and
exit code 0 where gold or seeds are missing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from verify.claims.find import find_claims
from verify.drafts.plain import draft_of_text
from verify.model.claim import Claim

PROJECT = Path(__file__).parents[2]
GOLD = PROJECT.parent / "shared" / "data" / "seeds"


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "kind": claim.kind,
        "text": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "parts": [{"start": part.span.start, "end": part.span.end} for part in claim.parts],
        "speaker": claim.speaker and {"text": claim.speaker.text, "name": claim.speaker.name},
        "figure": claim.figure and {"value": claim.figure.value},
    }


def _draft(path: Path) -> dict[str, object]:
    claims = find_claims(draft_of_text(path.read_bytes().decode("utf-8"), str(path)))
    return {
        "path": str(path),
        "claims": [_claim(claim) for claim in claims.claims],
        "named_sources": [{"name": source.name, "role": source.role} for source in claims.named_sources],
    }


def main() -> int:
    """Run the scorer over the claims of every seed."""
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    seeds = sorted((PROJECT / "seeds").glob("*.txt"))
    scorer = GOLD / "score.py"
    if not gold.exists() or not scorer.exists() or not seeds:
        sys.stderr.write(f"skipped: no seeds or no gold at {gold}\n")
        return 0
    out = Path(tempfile.mkdtemp()) / "claims.json"
    out.write_text(json.dumps({"drafts": [_draft(path) for path in seeds]}), "utf-8")
    command = [sys.executable, str(scorer), str(out), "--gold", str(gold)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
