"""The whole flow: a folder that has lived through anything is, byte for byte, the one that a build of the documents that it holds makes."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec

from kg import flow
from kg.errors import InputError
from kg.flow import Options, Steps
from kg.flow.building import BASE
from kg.flow.cache import Row, opened
from kg.flow.decisions import decide
from kg.flow.output import CACHE, DECISIONS, GRAPHS
from kg.model import Document
from kg.resolution.clusters import sssom
from tests.newsroom import outcomes
from tests.newsroom.children import in_child
from tests.newsroom.reading import decided, document, found, loaded
from tests.newsroom.steps import Add, AnyStep, Case, Configure, Cut, Damage, Decide, Rebuild, Remove


def lives(case: Case) -> None:
    """Which documents are held is what the steps say; under which of several names and dates is for the folder to say."""
    with tempfile.TemporaryDirectory(prefix="kg-newsroom-") as scratch:
        life = Life(case, Path(scratch))
        for step in case.steps:
            if life.take(step):
                life.compare(step.exports)


class Life:
    """Of a graph in ``out``."""

    def __init__(self, case: Case, scratch: Path) -> None:
        self.reports, self.scratch, self.out = case.reports, scratch, scratch / "living"
        self.texts = {report.key: report for report in case.reports}
        self.met: dict[tuple[str, str | None], Document] = {}
        self.own, self.options = "", Options()

    def take(self, step: AnyStep) -> bool:
        """Do it; whether there is a graph to look at then."""
        match step:
            case Add() | Remove() | Rebuild():
                return self._do(step)
            case Damage():
                self._damage(step)
                return False
            case Cut():
                self._do(step.step, step)
            case Configure():
                self._configure(step)
            case Decide() if self.rows():
                self._decide(step)
        if held := bool(self.rows()):
            self._run(partial(flow.redecide, int, self.out, self._options(step)))  # a build of nothing new
        return held

    def rows(self) -> Mapping[str, Row]:
        """What is held, by key."""
        if not (self.out / CACHE).exists():
            return {}
        with opened(self.out) as cache:
            return dict(cache.rows())

    def compare(self, exports: bool) -> None:
        """Build what is held into a new folder, and look what is not as it is there."""
        anew, files = self.scratch / "anew", self.scratch / "files"
        for folder in (anew, files):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        if (self.out / DECISIONS).exists():
            shutil.copy(self.out / DECISIONS, anew)
        rows = [
            Document(key, row.id, self.texts[key].text, self.texts[key].title, row.date, self.texts[key].source, origin=row.origin)
            for key, row in self.rows().items()
        ]
        written = _written(reversed(rows), files)
        self._run(partial(flow.build, written, anew, replace(self.options, exports=exports, jobs=1)))
        difference = in_child(partial(outcomes.difference, self.out, anew, GRAPHS if exports else ()), anew)
        assert difference is None, difference

    def _do(self, step: Add | Remove | Rebuild, cut: Cut | None = None) -> bool:
        """Whether something was to be done."""
        options, before = self._options(step), set(self.rows())
        match step:
            case Add():
                documents = [document(self.reports[copy.number], copy) for copy in step.copies if copy.number < len(self.reports)]
                self.met |= {(document.key, document.date): document for document in documents if document.text}
                files = _written(documents, self.scratch)
                after = before | {document.key for document in documents if document.text}
                action = partial(flow.build, files, self.out, options)
                idle = not any(document.text for document in documents)
            case Remove():
                gone = before & {self.reports[number].key for number in step.numbers if number < len(self.reports)}
                after = before - gone
                action = partial(flow.remove, sorted(gone), self.out, options)
                idle = not gone or not after
            case Rebuild():
                after, action, idle = before, partial(flow.rebuild, self.out, options), not before
        if idle:
            return False
        self._run(action, cut)
        held = set(self.rows())
        if cut is None:
            assert held == after, "other documents"
        else:
            assert before & after <= held <= before | after, "documents that nobody named"
        return True

    def _run(self, action: Callable[..., object], cut: Cut | None = None) -> None:
        known = {key: msgspec.json.encode(found(document, self.own)) for key, document in self.met.items()}
        steps = Steps(
            load_ontology=partial(outcomes.given, loaded(self.own)),
            stamp=outcomes.stamp,
            graph_stamp=outcomes.graph_stamp,
            load_run=partial(outcomes.load_run, known),
            draw=outcomes.draw,
            versions=outcomes.versions,
        )
        in_child(partial(_silently, action, steps), self.out, cut)

    def _options(self, step: AnyStep) -> Options:
        return replace(self.options, exports=step.exports, jobs=step.jobs if isinstance(step, Add) else 1)

    def _configure(self, step: Configure) -> None:
        self.own = step.own or self.own
        self.options = Options(
            ontology=Path(self.own) if self.own else None,
            min_confidence=self.options.min_confidence if step.least is None else step.least,
            base=step.base or self.options.base,
        )

    def _decide(self, step: Decide) -> None:
        (self.out / DECISIONS).unlink(missing_ok=True)
        for decision in decided(self.reports, step.verdicts):
            with suppress(InputError):  # it contradicts another one
                decide(self.out, None, [sssom.Line(decision, ("one", "other"))], BASE)

    def _damage(self, step: Damage) -> None:
        files = [self.out / name for name in GRAPHS] if step.export else sorted((self.out / "store").resolve().glob("*"))
        if whole := [file for file in files if file.is_file() and file.stat().st_size]:
            file = whole[step.number % len(whole)]
            data = file.read_bytes()
            file.unlink()  # the state before the last one may have a link to it
            file.write_bytes(data[: len(data) // 2])


def _silently(action: Callable[..., object], steps: Steps) -> None:
    action(steps=steps)


def _written(documents: Iterable[Document], folder: Path) -> Sequence[Path | str]:
    """Files of JSON lines that hold the documents, each in the one that it comes from."""
    files: dict[str, list[str]] = {}
    for one in documents:
        row = {"id": one.id, "text": one.text, "title": one.title, "date": one.date, "source": one.source}
        files.setdefault(one.origin, []).append(json.dumps(row))
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return [folder / name for name in files]
