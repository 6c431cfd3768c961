"""The README's examples, run in their order: its files are written, its commands must give the output it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = "".join(path.read_text("utf-8") for path in sorted((ROOT / "verify/guide").glob("*.md")))
_BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>[a-z]+)\n(?P<content>.*?)```\n", re.DOTALL)
HOME = "file:///home/ana/desk"


def steps() -> Iterator[tuple[str, str]]:
    """What to write ("path", content) and what to run ("$ command", output), in order."""
    for block in _BLOCK.finditer(README):
        if block["file"]:
            yield block["file"], block["content"]
        elif block["language"] == "console":
            command, _, output = block["content"].partition("\n")
            assert command.startswith("$ ")
            yield command, output


def run(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder.parent),
            "XDG_CACHE_HOME": str(folder.parent / "cache"),
            "COLUMNS": "80",
            "LC_ALL": "C.UTF-8",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.replace(folder.as_uri(), HOME)


def test_every_shown_command_gives_the_output_that_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    ran = []
    for name, content in steps():
        if name.startswith("$ "):
            assert run(name.removeprefix("$ "), folder) == content, name
            ran.append(name)
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, "utf-8")

    assert len(ran) == 3
    assert "<html" in (folder / "report.html").read_text("utf-8")


def test_the_comment_that_is_shown_settles_the_finding_behind_which_it_is_put(tmp_path: Path) -> None:
    files = {name: content for name, content in steps() if not name.startswith("$ ")}
    comment = re.search(r"```html\n(<!-- verify: ignore.*)\n```", README)
    assert comment
    for name, content in files.items():
        (tmp_path / name).parent.mkdir()
        said = content.replace("said on Monday.", f"said on Monday. {comment[1]}")
        (tmp_path / name).write_text(said, "utf-8")

    assert run("verify drafts/ -p none --evidence transcripts/; echo exit $?", tmp_path).endswith(
        "1 quotation: 1 corroborated; providers: evidence read\n"
        "1 passage in quotation marks skipped (ignored by a comment or the baseline: line\n3)\nexit 0\n"
    )


def test_every_command_that_readme_and_guide_name_is_there() -> None:
    named = set(re.findall(r"`verify (cache [a-z]+|config [a-z]+|[a-z]+)\b[^`/.*]*`", README + GUIDE)) - {"check"}
    listed = subprocess.run([sys.executable, "-m", "verify", "--help"], capture_output=True, text=True, check=True)

    assert {"explain", "init", "providers", "cache export"} <= named
    for name in named:
        assert f"  {name.split()[0]} " in listed.stdout, name


def test_every_link_of_the_readme_leads_somewhere() -> None:
    linked = re.findall(r"\]\(([^)#]+)\)", README)

    assert {path.name for path in (ROOT / "verify/guide").glob("*.md")} <= {Path(link).name for link in linked}
    assert [link for link in linked if not (ROOT / link).is_file()] == []


def test_the_readme_is_what_a_first_hour_needs() -> None:
    assert len(README.splitlines()) <= 210
