"""The project's own CI and hooks: pinned like the action, and of programs that the development environment has."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
CI = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
USES = re.compile(r"uses: (\S+?)@([0-9a-f]{40}) # (v[\d.]+)")


def test_actions_of_others_are_named_by_the_commits_that_the_action_and_the_workflow_name() -> None:
    elsewhere = set()
    for path in (ROOT / "action.yml", ROOT / "verify/data/workflow.yml"):
        elsewhere.update(USES.findall(path.read_text("utf-8")))

    assert CI.count("uses:") == len(USES.findall(CI))
    assert set(USES.findall(CI)) <= elsewhere


def test_ci_runs_what_the_readme_says_on_each_python_that_is_named() -> None:
    job = yaml.safe_load(CI)["jobs"]["tests"]
    named = {line.rpartition(" :: ")[2] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)}

    assert job["steps"][-1]["run"] == ".ci/run"
    assert set(job["strategy"]["matrix"]["python"]) == named
    assert PROJECT["requires-python"] == f">={min(named, key=lambda each: int(each.split('.')[1]))}"


def test_hooks_run_programs_of_the_development_environment() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]

    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert all(shutil.which(hook["entry"].split()[0], path=str(Path(sys.executable).parent)) for hook in hooks)


def test_the_version_is_written_in_one_place() -> None:
    assert "version" not in PROJECT
    assert PROJECT["dynamic"] == ["version"]
