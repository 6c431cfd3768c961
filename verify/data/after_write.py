#!/usr/bin/env python3
"""Checks a draft as soon as an assistant has written it, and gives the findings back to the assistant.

Assistants that know hooks run this after each file they write, with JSON on standard input that names the file; others name it
as an argument. Exit code 2 and text on standard error mean: read this. Files that are no drafts pass in silence. Nobody is
asked: the check compares with your own material and with pages that were read before.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

# Where drafts lie, and your own transcripts and documents; both below the folder in which the assistant works.
DRAFTS = ["drafts"]
EVIDENCE = ["transcripts"]
ENDINGS = (".md", ".markdown", ".txt", ".html", ".htm", ".docx")
# What could not be looked up comes back too: an assistant should know that nothing is known about the words.
FAIL_ON = "altered,paraphrased,misattributed,disputed,not_found,unchecked"
MOST = 10_000


def written_file() -> str:
    """The file that was written, from the arguments or from the JSON of the assistant."""
    if len(sys.argv) > 1:
        return sys.argv[-1]
    try:
        told = json.loads(sys.stdin.buffer.read() or b"{}")
    except ValueError:
        return ""
    places = [told.get("tool_input"), told] if isinstance(told, dict) else []
    named = [place.get(key) for place in places if isinstance(place, dict) for key in ("file_path", "path")]
    return next((name for name in named if isinstance(name, str) and name), "")


def is_draft(name: str) -> bool:
    """Whether the file lies where drafts lie, links resolved, and ends like one."""
    path = Path(name).resolve()
    folders = [Path(folder).resolve() for folder in DRAFTS]
    return path.suffix.lower() in ENDINGS and path.is_file() and any(folder in path.parents for folder in folders)


def main() -> int:
    """Check what was written; the exit code that the assistant understands."""
    name = written_file()
    if not name or not is_draft(name):
        return 0
    program = shutil.which("verify-quotations") or shutil.which("verify")
    command = [program] if program else [sys.executable, "-P", "-m", "verify"]
    command += ["check", "--offline", "--no-progress", "--color", "never", "--fail-on", FAIL_ON]
    for folder in EVIDENCE:
        if Path(folder).is_file() or any(Path(folder).glob("*")):
            command += ["--evidence", folder]
    done = subprocess.run([*command, "--", name], capture_output=True, check=False)  # noqa: S603 - the name comes after the dashes
    if done.returncode == 0:
        return 0
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    sys.stderr.write(
        f"verify looked at the quotations of {name}. Tell the user what it found; do not invent other words.\n"
    )
    sys.stderr.write(said if len(said) <= MOST else said[:MOST] + "\n[cut; `verify show` has all of it]\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
