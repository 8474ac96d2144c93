"""Answers beside a run: what evidence taught, how good forecasts were, what levers are worth, which unknown matters."""

from __future__ import annotations

import functools
import json
import os
import pathlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sinews import _engine
from sinews.faults import Faults, InvalidScenario, SinewsError, UnknownName, _refusals, _warn
from sinews.progress import ProgressSetting, watching
from sinews.tables import Table, _frames, _write_parquet

if TYPE_CHECKING:
    from sinews.scenario import Scenario


class Study:
    """An answer: `summary` is the command's JSON, the tables are properties, `plot` draws its figures; a notebook shows it."""

    names: tuple[str, ...] = ()
    """Names of its tables."""

    def __init__(self, made: _engine.Study) -> None:
        self._made = made

    @functools.cached_property
    def summary(self) -> dict[str, Any]:
        """All of it, as the command with --json prints it."""
        summary: dict[str, Any] = json.loads(self._made.json)
        return summary

    def tables(self) -> dict[str, Table]:
        """All tables by name."""
        return {name: self._table(name) for name in self.names}

    def to_pandas(self) -> dict[str, Any]:
        """All tables as pandas frames, by name."""
        return _frames(self.tables())

    def to_parquet(self, folder: str | os.PathLike[str]) -> None:
        """Writes every table as a Parquet file of its name into a folder, which is made when it is not there."""
        _write_parquet(self.tables(), folder)

    def _table(self, name: str) -> Table:
        return Table(name, self._made.table(name))

    def _sentence(self) -> str:
        raise NotImplementedError

    def _shown(self) -> Table:
        return self._table(self.names[0])

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self._sentence()}>"

    def _repr_html_(self) -> str:
        from sinews.notebook import study_html

        return study_html(self._sentence(), self._shown())


class Posterior(Study):
    """What the evidence says of the uncertain quantities. `Scenario.with_posterior` takes it."""

    names = ("parameters", "observations", "left_out")

    @property
    def parameters(self) -> Table:
        """A row an uncertain cell, those that learned most first: quantiles before (`prior_p05` ...) and after."""
        return self._table("parameters")

    @property
    def observations(self) -> Table:
        """A row a figure that was fitted: it, what would be reported (`p05, p50, p95`), and how far it lies off (`distance`)."""
        return self._table("observations")

    @property
    def left_out(self) -> Table:
        """Rows of the evidence that were not used, and why."""
        return self._table("left_out")

    @property
    def coverage(self) -> dict[str, float]:
        """Shares of the figures within their intervals: `{"50": ..., "90": ...}`."""
        coverage: dict[str, float] = self.summary["coverage"]
        return coverage

    @property
    def file(self) -> bytes:
        """The posterior's file, for `sinews run --posterior`."""
        return self._made.file

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes the posterior's file."""
        pathlib.Path(path).write_bytes(self.file)

    @property
    def plot(self) -> Any:
        """Figures: `plot.parameters()` (before and after), `plot.observations()` (those that fit worst)."""
        from sinews.study_plots import PosteriorPlots

        return PosteriorPlots(self)

    def _sentence(self) -> str:
        counts = self.summary["counts"]
        return (f"{self.summary['members']:,} members fitted to {counts['fitted']} figures, {counts['moved']} of {counts['draws']} draws moved; "
                f"{self.coverage['90']:.0%} of the figures lie within 90 % intervals")


class Scores(Study):
    """Forecasts beside what came: of `Scenario.backtest` or `Scenario.score`."""

    names = ("scores", "forecasts", "not_scored")

    @property
    def scores(self) -> Table:
        """A row a method (`calibrated`, then what it has to beat): mean CRPS and others of natural logarithms, coverage."""
        return self._table("scores")

    @property
    def forecasts(self) -> Table:
        """A row a figure and method: the figure, the forecast's quantiles and its scores."""
        return self._table("forecasts")

    @property
    def not_scored(self) -> Table:
        """Rows that could not be scored, and why."""
        return self._table("not_scored")

    @property
    def crps(self) -> float:
        """Mean CRPS of the calibrated model, of natural logarithms: 0.1 is about 10 %."""
        crps: float = self.summary["crps"]
        return crps

    @property
    def coverage(self) -> dict[str, float]:
        """Shares of the figures within the model's intervals: `{"50": ..., "90": ...}`."""
        coverage: dict[str, float] = self.summary["coverage"]
        return coverage

    @property
    def plot(self) -> Any:
        """Figures: `plot.forecasts()` (over what was reported), `plot.scores()` (beside the baselines)."""
        from sinews.study_plots import ScorePlots

        return ScorePlots(self)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes its JSON; a backtest as `backtest.json` in the scenario's folder is shown by reports."""
        pathlib.Path(path).write_text(self._made.json, encoding="utf-8")

    def _sentence(self) -> str:
        return (f"{self.summary['count']} figures forecast, CRPS {self.crps:.3f}, "
                f"{self.coverage['50']:.0%} within 50 % and {self.coverage['90']:.0%} within 90 % intervals")


class LeverWorth(Study):
    """What levers are worth."""

    names = ("effects",)

    @property
    def effects(self) -> Table:
        """A row a lever and question: `kind` is `crossover` (median month; change in months, infinite to and from never), `crossed`
        (share of futures that cross within the horizon), `value` (mean of a measure) or `claim` (probability); `low` to
        `high` is the 90 % interval of the change."""
        return self._table("effects")

    @property
    def result_hash(self) -> str:
        """Fingerprint of every number; the same on any threads."""
        text: str = self.summary["result_hash"]
        return text

    @property
    def plot(self) -> Any:
        """Figures: `plot.tornado()` of a crossover, claim or measure."""
        from sinews.study_plots import LeverPlots

        return LeverPlots(self)

    def _sentence(self) -> str:
        return f"{len(self.summary['levers'])} levers, {self.summary['replications']:,} futures each"


class Sensitivity(Study):
    """Which uncertain input matters for one answer."""

    names = ("inputs",)

    @property
    def inputs(self) -> Table:
        """A row an input, largest first: `first`, the part of the variance that it explains alone, and `total` with "sobol"."""
        return self._table("inputs")

    @property
    def result_hash(self) -> str:
        """Fingerprint of every number; the same on any threads."""
        text: str = self.summary["result_hash"]
        return text

    @property
    def plot(self) -> Any:
        """Figures: `plot.indices()`."""
        from sinews.study_plots import SensitivityPlots

        return SensitivityPlots(self)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes its JSON; as `sensitivity.json` in the scenario's folder reports show it."""
        pathlib.Path(path).write_text(self._made.json, encoding="utf-8")

    def _sentence(self) -> str:
        return (f"{self.summary['text'] or self.summary['of']}: {self.summary['input_count']} inputs by themselves explain "
                f"{self.summary['sum_of_first']:.2f} of the variance, {self.summary['replications']:,} futures")


# --- how they are made: what the methods of Scenario call ---


def calibrate(scenario: Scenario, members: int, seed: int | None, threads: int, progress: ProgressSetting) -> Posterior:
    """See `Scenario.calibrate`."""
    model, size = _without_levers(scenario), _engine.EvidenceSize.of(_members(members), seed, threads)
    with watching(progress, size.replications) as watch, _refusals():
        return Posterior(_engine.calibrate(model, size, watch))


def backtest(
    scenario: Scenario, as_of: str, every: int, members: int, seed: int | None, threads: int, progress: ProgressSetting
) -> Scores:
    """See `Scenario.backtest`."""
    model, size = _without_levers(scenario), _engine.EvidenceSize.of(_members(members), seed, threads)
    with watching(progress, size.replications, repeats=every > 0) as watch, _refusals():
        return Scores(_engine.backtest(model, as_of, every, size, watch))


def score(
    scenario: Scenario,
    figures: Any,
    mapping: Any,
    as_of: str,
    members: int,
    seed: int | None,
    threads: int,
    progress: ProgressSetting,
) -> Scores:
    """See `Scenario.score`."""
    from sinews.scenario import MAPPING

    if mapping is None and MAPPING not in scenario._beside:
        raise SinewsError(f"the scenario has no {MAPPING}; a mapping says what the figures observe")
    table = scenario._beside[MAPPING].decode() if mapping is None else _table_text(mapping)
    model, size = _without_levers(scenario), _engine.EvidenceSize.of(_members(members), seed, threads)
    with watching(progress, size.replications) as watch, _refusals():
        made = _engine.score(model, _table_text(figures), table, as_of, size, watch)
    return Scores(_valid(made))


def levers(
    scenario: Scenario,
    names: Sequence[str],
    together: Sequence[str | Sequence[str]],
    comparisons: Sequence[str],
    claims: Sequence[str],
    measures: Sequence[str],
    months: Sequence[str],
    n: int | None,
    seed: int | None,
    precision: float,
    threads: int,
    prior: bool,
    progress: ProgressSetting,
) -> LeverWorth:
    """See `Scenario.levers`."""
    model = _without_levers(scenario)
    asked = _engine.LeversAsked()
    asked.levers = list(names)
    asked.together = [pulled if isinstance(pulled, str) else "+".join(pulled) for pulled in together]
    asked.comparisons, asked.claims, asked.measures = list(comparisons), list(claims), list(measures)
    asked.months = list(months)
    replications = model.replications if n is None else n
    runs = 1 + len(asked.together) + (len(names) or len(model.levers))
    if replications < 1:
        raise ValueError(f"n is {n}; at least one future is needed")
    beside = scenario._what_lies_beside(prior)
    with watching(progress, replications * runs) as watch, _refusals():
        made = _engine.levers(
            model, beside, asked, replications, model.seed if seed is None else seed, threads, precision, watch)
    _valid(made)
    _warn(made.told)
    return LeverWorth(made)


def sensitivity(
    scenario: Scenario,
    of: str,
    method: str,
    top: int,
    n: int | None,
    seed: int | None,
    threads: int,
    prior: bool,
    progress: ProgressSetting,
) -> Sensitivity:
    """See `Scenario.sensitivity`."""
    if method not in ("given-data", "sobol"):
        raise ValueError(f'method is "given-data" or "sobol", not "{method}"')
    model = _without_levers(scenario)
    replications = model.replications if n is None else n
    if replications < 8 or top < 1:
        raise ValueError(f"n is {replications} and top is {top}; at least 8 futures and 1 input are needed")
    runs = top + 2 if method == "sobol" else 1
    beside = scenario._what_lies_beside(prior)
    used_seed = model.seed if seed is None else seed
    with watching(progress, replications * runs) as watch, _refusals():
        made = _engine.sensitivity(model, beside, of, method == "sobol", top, replications, used_seed, threads, watch)
    _warn(made.told)
    return Sensitivity(made)


def _valid(made: _engine.Study) -> _engine.Study:
    if any(fault.severity == "error" for fault in made.faults):
        raise InvalidScenario(Faults(made.faults, made.faults_text))
    return made


def _without_levers(scenario: Scenario) -> _engine.Model:
    if scenario.acting:
        raise ValueError(f"this is asked of a scenario without levers; this one has {', '.join(scenario.acting)}")
    return scenario._model()


def _members(members: int) -> int:
    if not 50 <= members <= 20_000:
        raise ValueError(f"members is {members}; from 50 to 20,000 are possible")
    return members


def _table_text(table: Any) -> str:
    """A file's text, or a frame as CSV."""
    from sinews.scenario import _csv_text

    if isinstance(table, (str, os.PathLike)):
        path = pathlib.Path(table)
        if not path.is_file():
            raise UnknownName(f"there is no file `{path}`")
        return path.read_text(encoding="utf-8")
    return _csv_text(table)
