"""Measures passes over archives: whole runs against `zcat | wc`, the pass against the plain way, few hits, growth, workers.

Usage: python -m tests.benchmarks.archive [run|pass|sparse|growth]; needs the shared folder beside the project.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz
from resiliparse.extract.html2text import extract_plain_text

from verify.api import read_claims
from verify.evidence.archives.locate import Archive, archives_of
from verify.evidence.archives.scan import Memory, read_segment
from verify.evidence.archives.scan_all import read_archives
from verify.evidence.archives.warc import Record, Segment, SegmentReader
from verify.jobs.engines import open_engine
from verify.match.candidate_filter import Seeds
from verify.model.claim import Claim, ClaimKind, Form, Part
from verify.model.span import Span
from verify.pages.charset import decode_page
from verify.pages.quick_text import quick_text
from verify.settings import Settings

SHARED = Path(__file__).parents[3] / "shared"
ARCHIVE = SHARED / "web" / "dev.warc.gz"
DRAFTS = sorted((SHARED / "web" / "drafts").glob("*.txt"))
SEED = 7
OTHERS = 750
SAMPLE = 12
COPIES = 10


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def archive(path: Path = ARCHIVE) -> Archive:
    (found,) = archives_of(str(path))
    assert isinstance(found, Archive)
    return found


def quotations() -> tuple[Claim, ...]:
    """Those of the drafts, and 750 more, mostly of other pages."""
    read, _ = read_claims([str(path) for path in DRAFTS], Settings())
    own = [claim for _, found in read for claim in found.claims if claim.kind is ClaimKind.QUOTATION]
    own = [claim for claim in own if claim.parent is None]
    cases = [json.loads(line) for line in (SHARED / "data/match/cases.jsonl").read_text("utf-8").splitlines()]
    return (*own, *(_claim(case["quote"]) for case in random.Random(SEED).sample(cases, OTHERS)))


def _claim(text: str) -> Claim:
    span = Span(0, len(text))
    parts = (Part(text=text, span=span),)
    return Claim(id="q", kind=ClaimKind.QUOTATION, form=Form.WHOLE, text=text, span=span, line=1, column=1, parts=parts)


def timed_command(*command: str) -> tuple[float, float, float]:
    """Wall seconds, seconds of all processors, and peak megabytes of the largest process, of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, spent, after.ru_maxrss / 1024


def measure_run() -> None:
    """`verify drafts --evidence archive -p none -f json` as a process, and its score."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        verify = [sys.executable, "-m", "verify", *map(str, DRAFTS), "--evidence", str(ARCHIVE), "-p", "none"]
        verify += ["-o", f"json={report}", "--cache-dir", f"{folder}/cache"]
        for _ in range(3):
            plain, _, _ = timed_command("sh", "-c", f"zcat '{ARCHIVE}' | wc -c")
            wall, spent, peak = timed_command(*verify)
            say(f"run: {wall:.2f} s wall, {spent:.2f} s of processors, {peak:.0f} MB; zcat | wc {plain:.3f} s")
            say(f"    ratio {wall / plain:.1f}")
        score = [sys.executable, str(SHARED / "web" / "score.py"), str(report)]
        say(subprocess.run(score, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def measure_pass() -> None:
    """One process over the archive: everything, then the part that each page costs, against the plain way on a sample."""
    claims, whole = quotations(), archive()
    segment = Segment(archive=whole, start=0, stop=whole.size)
    read_segment(Segment(archive=whole, start=0, stop=1), claims)
    began = time.process_time()
    result = read_segment(segment, claims)
    spent = time.process_time() - began
    megabytes = result.unpacked / 1e6
    say(f"pass: {len(claims)} quotations, {result.pages} pages, {megabytes:.1f} MB, {len(result.sightings)} pages kept")
    say(f"    {spent:.2f} s, {megabytes / spent:.1f} MB/s")
    seeds = Seeds(claims)
    began = time.process_time()
    records = [each for each in SegmentReader(segment).read() if isinstance(each, Record)]
    for record in records:
        seeds.candidates(quick_text(record.body, record.content_type, record.charset) or "")
    scanned = time.process_time() - began
    say(f"seeking alone (no page aligned or read with care): {scanned:.2f} s, {megabytes / scanned:.1f} MB/s")
    sample = random.Random(SEED).sample(records, SAMPLE)
    began = time.process_time()
    for record in sample:
        text = _plain_text(record)
        for claim in claims:
            fuzz.partial_ratio(claim.text, text)
    plain = (time.process_time() - began) / SAMPLE * len(records)
    say(f"plain way ({_extractor()}, partial_ratio with each): {plain:.1f} s for all pages, by {SAMPLE} of them")
    say(f"    {plain / spent:.0f} times the pass")


def measure_sparse() -> None:
    """The pass where one page in a hundred may bear on any quotation, as in archives of a month, and where many do; by stages."""
    every = quotations()
    with tempfile.TemporaryDirectory() as folder:
        for count in (8, 100, 1000):
            claims = tuple(random.Random(SEED).sample(every, count))
            _stages(f"sparse: {count} quotations", _sparse(claims, Path(folder) / f"{count}.warc.gz"), claims)
    _stages(f"dense: {len(every)} quotations", archive(), every)


def _stages(title: str, whole: Archive, claims: tuple[Claim, ...]) -> None:
    """How fast the pass is against reading alone, and the shares of reading, of making text of pages and of seeking."""
    segment = Segment(archive=whole, start=0, stop=whole.size)
    read_segment(Segment(archive=whole, start=0, stop=1), claims)
    seeds = Seeds(claims)
    marks = [time.process_time()]
    records = [each for each in SegmentReader(segment).read() if isinstance(each, Record)]
    marks.append(time.process_time())
    texts = [quick_text(each.body, each.content_type, each.charset) or "" for each in records]
    marks.append(time.process_time())
    for text in texts:
        seeds.candidates(text)
    marks.append(time.process_time())
    megabytes = read_segment(segment, claims).unpacked / 1e6
    spent = time.process_time() - marks[-1]
    reading, parsing, seeking = (later - earlier for earlier, later in pairwise(marks))
    say(f"{title}, {len(records)} pages, {megabytes / spent:.0f} MB/s, {spent / reading:.1f} times reading alone")
    say(f"    reading {reading / spent:.0%}, text of pages {parsing / spent:.0%}, seeking {seeking / spent:.0%}")


def _sparse(claims: tuple[Claim, ...], path: Path) -> Archive:
    whole, seeds = archive(), Seeds(claims)
    reader = SegmentReader(Segment(archive=whole, start=0, stop=whole.size))
    bearing: dict[int, bool] = {}
    for each in reader.read():
        if isinstance(each, Record):
            found = seeds.candidates(quick_text(each.body, each.content_type, each.charset) or "")
            bearing[each.offset] = bool(found.words or found.meaning)
    others = [offset for offset, bears in bearing.items() if not bears]
    kept = {*others, *[offset for offset, bears in bearing.items() if bears][: max(1, len(others) // 99)]}
    data, offsets = ARCHIVE.read_bytes(), [*bearing, whole.size]
    path.write_bytes(b"".join(data[at:end] for at, end in pairwise(offsets) if at in kept))
    return archive(path)


def _extractor() -> str:
    found = importlib.util.find_spec("trafilatura")
    return "trafilatura" if found else "resiliparse's main content, trafilatura not installed"


def _plain_text(record: Record) -> str:
    source = decode_page(record.body, record.charset) or ""
    if _extractor() == "trafilatura":
        return str(importlib.import_module("trafilatura").extract(source) or "")
    return str(extract_plain_text(source, main_content=True))


async def seconds_for(archives: Sequence[Archive], claims: tuple[Claim, ...], engine_name: str) -> float:
    async with open_engine(engine_name) as engine:
        await engine.run(read_segment, Segment(archive=archives[0], start=0, stop=1), claims)
        began = time.perf_counter()
        await read_archives(archives, claims, engine, progress=lambda _line: None, memory=Memory())
        return time.perf_counter() - began


def measure_growth() -> None:
    """Ten copies under other names: time, memory of the largest process, one worker and two."""
    claims = quotations()
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for number in range(COPIES):
            path = Path(folder) / f"copy{number}.warc.gz"
            try:
                os.link(ARCHIVE, path)
            except OSError:
                shutil.copyfile(ARCHIVE, path)
            copies.append(archive(path))
        one = asyncio.run(seconds_for(copies[:1], claims, "local:1"))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        ten = asyncio.run(seconds_for(copies, claims, "local:1"))
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        two = asyncio.run(seconds_for(copies, claims, "local:2"))
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        say(f"growth: one archive {one:.2f} s, ten {ten:.2f} s ({ten / one:.1f} times)")
        say(f"    largest worker {before:.0f} MB, then {after:.0f} MB; this process {own:.0f} MB")
        say(f"workers: two {two:.2f} s, {ten / two:.2f} times one")


def main(wanted: Sequence[str]) -> None:
    if not ARCHIVE.exists():
        say("the shared folder is not there: nothing to measure")
        return
    measures = {"run": measure_run, "pass": measure_pass, "sparse": measure_sparse, "growth": measure_growth}
    for name in wanted or measures:
        measures[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
