"""The action's steps, the hooks and the workflow of `verify init`, run as a user's repository would run them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.running import git, verify

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
WORDS = "The school on the hill keeps its teachers and its library"
GOOD = f"“{WORDS},” Mayor Ana Reyes said.\n"
BAD = GOOD.replace("keeps", "loses")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "drafts").mkdir(parents=True)
    (folder / "talk").mkdir()
    (folder / "talk/council.txt").write_text(f"Mayor Ana Reyes said: “{WORDS}.”\n", "utf-8")
    (folder / "drafts/old.md").write_text(BAD, "utf-8")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "old")
    return folder


def check_step() -> dict[str, Any]:
    step: dict[str, Any] = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "verify")
    return step


def act(folder: Path, script: str, environ: dict[str, str]) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run one step's *script* as the runner does, and read its outputs."""
    temporary = folder.parent / "runner"
    temporary.mkdir(exist_ok=True)
    output, summary = temporary / "output", temporary / "summary"
    output.touch()
    summary.touch()
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder.parent),
            "RUNNER_TEMP": str(temporary),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            **environ,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done, dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())


def check(folder: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    given = {name: str(value.get("default", "")) for name, value in ACTION["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in inputs.items()
    }
    wanted = {
        variable: given[re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", source)[1]]  # type: ignore[index]
        for variable, source in check_step()["env"].items()
    }
    return act(folder, check_step()["run"], wanted)


def test_no_input_stands_in_the_text_of_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_input_reaches_the_script() -> None:
    sources = " ".join([*check_step()["env"].values(), str(ACTION["runs"]["steps"][0]["with"])])

    assert all(f"inputs.{name} " in sources for name in ACTION["inputs"])


def test_the_step_annotates_fails_and_leaves_its_reports(repository: Path) -> None:
    done, outputs = check(repository, provider="none", evidence="talk")

    assert done.returncode == 1, done.stderr
    assert outputs["exit-code"] == "1"
    assert [line.split(",")[0] for line in done.stdout.splitlines() if line.startswith("::")] == [
        "::error file=drafts/old.md"
    ]
    assert Path(outputs["sarif"]).read_text("utf-8").startswith("{")
    assert "<html" in Path(outputs["html"]).read_text("utf-8")
    assert "altered" in (repository.parent / "runner/summary").read_text("utf-8")
    assert git(repository, "status", "--porcelain") == ""


def test_only_the_lines_of_the_pull_request_count(repository: Path) -> None:
    (repository / "drafts/new one.md").write_text(GOOD, "utf-8")

    done, outputs = check(repository, provider="none", evidence="talk", changed_since="HEAD")

    assert (done.returncode, outputs["exit-code"]) == (0, "0"), done.stdout + done.stderr
    assert "1 quotation: 1 corroborated" in done.stdout


@pytest.mark.parametrize(
    "hostile",
    ["$(touch owned)", "`touch owned`", '"; touch owned; "', "--config=evil.toml", "x\n--allow-private=127.0.0.1:80"],
)
def test_an_input_is_never_a_word_of_the_shell_nor_an_option(repository: Path, hostile: str) -> None:
    done, outputs = check(repository, provider="none", drafts=hostile)

    assert (done.returncode, outputs["exit-code"]) == (2, "2")
    assert "no such file" in done.stderr
    assert not list(repository.parent.rglob("owned"))


def test_a_module_of_the_checkout_is_not_run(repository: Path) -> None:
    (repository / "typer.py").write_text("raise SystemExit(99)\n", "utf-8")
    (repository / "verify").mkdir()
    (repository / "verify/__main__.py").write_text("raise SystemExit(99)\n", "utf-8")

    done, _ = check(repository, provider="none", evidence="talk")

    assert done.returncode == 1, done.stderr


def hook(folder: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a hook as pre-commit does: its entry, its arguments with our own before them, the file names."""
    wanted = next(hook for hook in HOOKS if hook["id"] == name)
    names = [each for each in arguments if each.endswith(".md")]
    own = [each for each in arguments if each not in names]
    assert shlex.split(wanted["entry"])[0] == "verify"
    return verify(folder, *shlex.split(wanted["entry"])[1:], *own, *wanted["args"], *names)


def test_the_hook_stops_a_commit_with_an_altered_quotation(repository: Path) -> None:
    arguments = ("-p", "none", "--evidence", "talk")
    (repository / "drafts/new.md").write_text(GOOD, "utf-8")

    assert hook(repository, "verify", *arguments, "drafts/new.md").returncode == 0
    assert hook(repository, "verify", *arguments, "drafts/new.md", "drafts/old.md").returncode == 1


def test_the_offline_hook_compares_with_own_material_and_never_passes_unchecked(repository: Path) -> None:
    (repository / "drafts/new.md").write_text(GOOD, "utf-8")

    assert hook(repository, "verify-offline", "--evidence", "talk", "drafts/new.md").returncode == 0
    assert hook(repository, "verify-offline", "drafts/new.md").returncode == 3


@pytest.mark.parametrize("name", ["--config=x.md", "-ohtml=x.md", "--evidence=talk.md", "-q.md"])
def test_a_file_name_is_never_an_option(repository: Path, name: str) -> None:
    (repository / name).write_text(BAD, "utf-8")
    listed = sorted(path.name for path in repository.iterdir())

    done = hook(repository, "verify", "-p", "none", "--evidence", "talk", name)
    assert done.returncode == 1, done.stderr
    assert f"{name} · " in done.stdout or name in done.stdout

    # Arguments of a user's own may lack the dashes.
    done = verify(repository, "check", "-p", "none", "--evidence", "talk", name, "drafts/old.md", code=2)
    assert f"./{name}" in done.stderr
    assert sorted(path.name for path in repository.iterdir()) == listed


def test_what_others_wrote_is_used_by_its_commit_alone() -> None:
    workflow = (ROOT / "verify/data/workflow.yml").read_text("utf-8")
    used = re.findall(r"uses: (\S+)(.*)", workflow + (ROOT / "action.yml").read_text("utf-8"))

    assert len(used) >= 6
    for name, comment in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name), name
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), name


def test_the_workflow_gives_strangers_no_rights_and_no_say(repository: Path) -> None:
    verify(repository, "init", code=0)
    workflow = yaml.safe_load((repository / ".github/workflows/verify.yml").read_text("utf-8"))
    steps = workflow["jobs"]["verify"]["steps"]
    script = next(step for step in steps if "BASE" in step.get("env", {}))["run"]
    (repository / "drafts/old.md").write_text(f"{BAD.strip()} <!-- verify: ignore -->\n", "utf-8")
    extra = " -p none --evidence talk"

    # YAML reads the word `on` as a truth.
    assert list(workflow[True]) == ["pull_request"]
    assert workflow["permissions"] == {"contents": "read"}
    assert not re.search(r"secrets\.|github\.token", str(workflow))
    install = next(step for step in steps if "pip install" in step.get("run", ""))
    assert (install["run"].split()[:4], install["working-directory"]) == (
        ["python", "-I", "-m", "pip"],
        "${{ runner.temp }}",
    )
    assert act(repository, script + extra, {"BASE": "HEAD", "STRANGER": ""})[0].returncode == 0
    assert act(repository, script + extra, {"BASE": "HEAD", "STRANGER": "yes"})[0].returncode == 1


def test_init_writes_settings_that_hold_and_a_workflow_whose_check_runs(repository: Path) -> None:
    first = verify(repository, "init", code=0)
    again = verify(repository, "init", code=0)
    workflow = yaml.safe_load((repository / ".github/workflows/verify.yml").read_text("utf-8"))
    step = next(step for step in workflow["jobs"]["verify"]["steps"] if "BASE" in step.get("env", {}))
    shown = verify(repository, "config", "show", code=0)

    assert first.stdout.count("written") == 2
    assert again.stdout.count("left as it is") == 2
    assert "verify.toml)" in shown.stdout
    assert "${{" not in step["run"]
    (repository / "drafts/old.md").write_text(BAD + "\n“The harbour needs six new cranes,” Bo Lind said.\n", "utf-8")
    done, _ = act(repository, step["run"] + " -p none --evidence talk", {"BASE": "HEAD"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 quotation: 1 not found" in done.stdout
    for ending in ("html", "md", "sarif"):
        assert (repository.parent / f"runner/quotations.{ending}").is_file()


def test_the_workflow_shows_its_report_and_lets_a_job_without_the_checkout_write(repository: Path) -> None:
    verify(repository, "init", code=0)
    jobs = yaml.safe_load((repository / ".github/workflows/verify.yml").read_text("utf-8"))["jobs"]
    (repository.parent / "runner").mkdir()
    (repository.parent / "runner/quotations.md").write_text("# Quotations\n", "utf-8")
    summary = next(step["run"] for step in jobs["verify"]["steps"] if "SUMMARY" in step.get("run", ""))

    assert act(repository, summary, {})[0].returncode == 0
    assert (repository.parent / "runner/summary").read_text("utf-8") == "# Quotations\n"
    assert jobs["code-scanning"]["permissions"] == {"security-events": "write"}
    assert "head.repo.full_name == github.repository" in jobs["code-scanning"]["if"]
    assert not any("checkout" in step.get("uses", "") or "run" in step for step in jobs["code-scanning"]["steps"])


def test_the_gitlab_pipeline_reports_findings_and_gives_strangers_no_say(repository: Path) -> None:
    verify(repository, "init", "--gitlab", code=0)
    job = yaml.safe_load((repository / ".gitlab-ci.yml").read_text("utf-8"))["quotations"]
    (repository / "drafts/old.md").write_text(f"{BAD.strip()} <!-- verify: ignore -->\n", "utf-8")
    script = "\n".join(job["script"][1:]) + " -p none --evidence talk"
    given = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD", "CI_PROJECT_ID": "7", "TMPDIR": str(repository.parent)}

    assert "python -I -m pip install" in job["script"][0]
    assert not (repository / ".github").exists()
    assert act(repository, script, {**given, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "7"})[0].returncode == 0
    assert act(repository, script, {**given, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "8"})[0].returncode == 1
    assert "verify/altered" in (repository / job["artifacts"]["reports"]["codequality"]).read_text("utf-8")


def after_write(folder: Path, *arguments: str, told: str = "") -> subprocess.CompletedProcess[str]:
    """Run the script of `verify init --hook` as an assistant does."""
    return subprocess.run(
        [sys.executable, ".verify/after_write.py", *arguments],
        cwd=folder,
        env={"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder.parent)},
        input=told,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def assisted(repository: Path) -> Path:
    verify(repository, "init", "--hook", code=0)
    (repository / "talk").rename(repository / "transcripts")
    (repository / "drafts/good.md").write_text(GOOD, "utf-8")
    return repository


@pytest.mark.parametrize("form", ['{"tool_input": {"file_path": "%s"}}', '{"file_path": "%s", "edits": []}'])
def test_an_assistant_is_given_the_findings_of_the_draft_it_wrote(assisted: Path, form: str) -> None:
    good = after_write(assisted, told=form % "drafts/good.md")
    bad = after_write(assisted, told=form % str(assisted / "drafts/old.md"))

    assert (good.returncode, good.stderr) == (0, "")
    assert bad.returncode == 2
    assert "ALTERED" in bad.stderr
    assert after_write(assisted, "drafts/old.md").returncode == 2


def test_an_assistant_is_told_of_words_that_could_not_be_looked_up(assisted: Path) -> None:
    (assisted / "transcripts/council.txt").unlink()

    done = after_write(assisted, told='{"tool_input": {"file_path": "drafts/good.md"}}')

    assert done.returncode == 2
    assert "UNCHECKED" in done.stderr


@pytest.mark.parametrize(
    "told", ["", "{", "[]", '{"tool_input": 3}', '{"tool_input": {"file_path": "talk.py"}}', '{"file_path": "../x.md"}']
)
def test_what_is_no_draft_passes_in_silence(assisted: Path, told: str) -> None:
    done = after_write(assisted, told=told)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_hook_alone_writes_nothing_else(assisted: Path) -> None:
    assert not (assisted / "verify.toml").exists()
    assert not (assisted / ".github").exists()
