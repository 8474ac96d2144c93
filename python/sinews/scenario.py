"""A scenario: read, check, change, run."""

from __future__ import annotations

import io
import os
import pathlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sinews import _engine
from sinews.faults import Faults, InvalidScenario, UnknownName, _refusals, _warn
from sinews.progress import GapSetting, ProgressSetting, watching
from sinews.results import Results

if TYPE_CHECKING:
    import distributed
    import pandas

    from sinews.plan import Plan
    from sinews.studies import LeverWorth, Posterior, Scores, Sensitivity

Expression = str | int | float

POSTERIOR = "posterior.json"
MAPPING = "score_mapping.csv"
# What may lie beside a scenario's own files: a posterior that runs take, results that reports show, what figures observe.
BESIDE = (POSTERIOR, "backtest.json", "sensitivity.json", MAPPING)


def load(folder: str | os.PathLike[str]) -> Scenario:
    """Reads the files of a scenario's folder. Faults are told by `check()`, and raised by `run()`.

    Raises OSError when the folder cannot be read.
    """
    path = os.fspath(folder)
    files = _engine.Files.read(path)
    there = [pathlib.Path(path, name) for name in BESIDE]
    beside = {file.name: file.read_bytes() for file in there if file.is_file()}
    return Scenario(files, name=pathlib.Path(path).resolve().name, folder=path.rstrip("/") + "/", beside=beside)


def new() -> Scenario:
    """The small scenario that `sinews new` writes."""
    return Scenario(_engine.Files.of(_engine.starter_files()), name="starter", folder="")


class Scenario:
    """The text of a scenario, and what `set` changed. Never changes itself: `set`, `with_table` and `with_text` give a new one."""

    def __init__(
        self,
        files: _engine.Files,
        *,
        name: str,
        folder: str,
        settings: tuple[str, ...] = (),
        levers: tuple[str, ...] = (),
        beside: Mapping[str, bytes] | None = None,
        made_of: str = "",
    ) -> None:
        self.name = name
        self.settings = settings
        self.acting = levers
        self._files = files
        self._beside = dict(beside or {})
        self._made_of = made_of
        self._folder = folder
        self._outcome: _engine.ModelOutcome | None = None

    # --- text and tables ---

    @property
    def files(self) -> list[str]:
        """Names of the files there are."""
        return sorted(self._files.bytes())

    def text(self, file: str) -> str:
        """A file as text, e.g. `text("claims.toml")`."""
        files = self._files.bytes()
        if file not in files:
            raise UnknownName(f"there is no file `{file}`; there are {', '.join(sorted(files))}")
        return files[file].decode("utf-8")

    def with_text(self, file: str, text: str) -> Scenario:
        """The scenario with another text of one file."""
        files = {**self._files.bytes(), file: text.encode("utf-8")}
        return self._changed(files=_engine.Files.of(files))

    def table(self, name: str) -> pandas.DataFrame:
        """A table of the scenario, e.g. `table("lines")`, as written: every cell is text, values are expressions ("12 to 18")."""
        import pandas

        return pandas.read_csv(io.StringIO(self.text(_csv(name))), dtype=str, keep_default_na=False, skipinitialspace=True)

    def with_table(self, name: str, frame: Any) -> Scenario:
        """The scenario with another table: a frame of pandas or Polars, or whatever gives an Arrow stream."""
        return self.with_text(_csv(name), _csv_text(frame))

    def set(self, values: Mapping[str, Expression] | None = None, /, **variables: Expression) -> Scenario:
        """The scenario with other values, as `--set` of the command line gives them.

        Names are variables (`scenario.set(slip="0 to 3")`) or cells by table, row and column
        (`scenario.set({"lines/us-camden/ramp_months": 6})`). The result knows its settings, and `run.json` tells them.
        Raises UnknownName when there is no such name.
        """
        pairs = {**(values or {}), **variables}
        settings = tuple(f"{name}={expression}" for name, expression in pairs.items())
        return self._changed(settings=self.settings + settings)._known()

    def known_levers(self) -> dict[str, str]:
        """The levers of levers.toml: id and text."""
        return self._model().levers

    def with_levers(self, *levers: str) -> Scenario:
        """The scenario with levers of levers.toml, as `--lever` gives them: what comes after their month changes, never the past.

        Raises UnknownName when there is no such lever.
        """
        return self._changed(levers=self.acting + levers)._known()

    def with_posterior(self, posterior: Posterior | str | os.PathLike[str] | None) -> Scenario:
        """The scenario with the posterior of `calibrate`, or of a file, whose draws runs then take; None: with those of the tables."""
        beside = {name: content for name, content in self._beside.items() if name != POSTERIOR}
        if posterior is not None:
            is_path = isinstance(posterior, (str, os.PathLike))
            beside[POSTERIOR] = pathlib.Path(posterior).read_bytes() if is_path else posterior.file  # type: ignore[arg-type,union-attr]
        return self._changed(beside=beside)

    @property
    def has_posterior(self) -> bool:
        """Whether runs take the draws of a posterior."""
        return POSTERIOR in self._beside

    def _changed(self, **parts: Any) -> Scenario:
        kept = {"files": self._files, "name": self.name, "folder": self._folder, "settings": self.settings,
                "levers": self.acting, "beside": self._beside, "made_of": self._made_of}
        return Scenario(**{**kept, **parts})

    def _for_workers(self, prior: bool) -> Scenario:
        """As little as a worker needs."""
        beside = {name: content for name, content in self._beside.items() if name == POSTERIOR and not prior}
        return self._changed(beside=beside)

    def _what_lies_beside(self, prior: bool) -> _engine.Beside:
        files = {name: content for name, content in self._beside.items() if not (prior and name == POSTERIOR)}
        return _engine.Beside.of(self._folder, files, self._made_of)

    def _known(self) -> Scenario:
        problem = self._made().name_problem
        if problem:
            raise UnknownName(problem.removeprefix("error: ").rstrip())
        return self

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Writes the files, and a posterior and what else lies beside them, into a folder that is not there yet or empty.

        What `set` changed is not in the files.
        """
        path = pathlib.Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            raise FileExistsError(f"`{path}` is not empty")
        for name, content in {**self._files.bytes(), **self._beside}.items():
            (path / name).write_bytes(content)

    # --- check and run ---

    def check(self) -> Faults:
        """All that is wrong, errors and warnings; `print()` shows it as `sinews check` does."""
        outcome = self._made()
        return Faults(outcome.faults, outcome.faults_text)

    @property
    def title(self) -> str:
        """The title in scenario.toml. Raises InvalidScenario when there are errors."""
        return self._model().title

    @property
    def hash(self) -> str:
        """Fingerprint of the files, without settings."""
        return self._model().scenario_hash

    def run(
        self,
        n: int | None = None,
        *,
        seed: int | None = None,
        threads: int = 0,
        point: bool = False,
        prior: bool = False,
        progress: ProgressSetting = None,
        client: distributed.Client | None = None,
    ) -> Results:
        """Simulates `n` futures (default: the scenario's own number) and answers the scenario's questions.

        The bits of the result depend on scenario, posterior, seed and n alone, not on `threads` (0: all processors); they are those of
        `sinews run`. Where there is a posterior (`posterior.json` in the folder, or `with_posterior`) futures take its draws;
        `prior=True` leaves it out. `point=True` runs one future without uncertainty. `progress`: True or None (the default) shows a bar when tqdm is installed and
        somebody looks, False none; a function is called with the number of futures done and in all. Ctrl-C ends the run
        with KeyboardInterrupt. Raises InvalidScenario when there are errors. With a `client` of Dask the futures are simulated on
        its cluster, with the same bits (`sinews.cluster.run` takes more options).
        """
        model = self._model()
        if client is not None and not point:
            from sinews import cluster

            return cluster.run(client, self, n, seed=seed, threads=threads or 1, prior=prior, progress=progress)
        replications = 1 if point else _at_least_one(model.replications if n is None else n)
        beside = self._what_lies_beside(prior)
        with watching(progress, replications) as watch, _refusals():
            run = model.run(replications, model.seed if seed is None else seed, threads, point, beside, watch)
        _warn(run.told)
        return Results(run)

    def run_shard(
        self,
        k: int,
        of: int,
        n: int | None = None,
        *,
        seed: int | None = None,
        threads: int = 0,
        prior: bool = False,
        progress: ProgressSetting = None,
    ) -> bytes:
        """Part k of `of` of a run of n futures, as the bytes of a shard file; `sinews.merge_shards` puts parts together."""
        model = self._model()
        replications = _at_least_one(model.replications if n is None else n)
        if not 1 <= k <= of <= replications:
            raise ValueError(f"part {k} of {of} of {replications} futures: 1 <= k <= of <= n must hold")
        used_seed = model.seed if seed is None else seed
        beside = self._what_lies_beside(prior)
        with watching(progress, replications * k // of - replications * (k - 1) // of) as watch, _refusals():
            return model.run_shard(k, of, replications, used_seed, threads, beside, watch)

    # --- studies ---

    def levers(
        self,
        *names: str,
        together: Sequence[str | Sequence[str]] = (),
        comparisons: Sequence[str] = (),
        claims: Sequence[str] = (),
        measures: Sequence[str] = (),
        months: Sequence[str] = (),
        n: int | None = None,
        seed: int | None = None,
        precision: float = 0,
        threads: int = 0,
        prior: bool = False,
        progress: ProgressSetting = None,
    ) -> LeverWorth:
        """What each lever is worth in the same futures: change of the median crossover month, of P(claim), of measures, with 90 % intervals.

        Without names all levers of levers.toml, one by one; `together` are levers pulled at once, "a+b" or ("a", "b"). Comparisons, claims,
        measures and their months ("2030-12") are those of `sinews levers` unless named. `precision` (in months) ends when the
        intervals of the first comparison reach so far, at n futures at most. Raises UnknownName.
        """
        from sinews import studies

        return studies.levers(self, names, together, comparisons, claims, measures, months, n, seed, precision, threads, prior, progress)

    def sensitivity(
        self,
        of: str,
        *,
        method: str = "given-data",
        top: int = 10,
        n: int | None = None,
        seed: int | None = None,
        threads: int = 0,
        prior: bool = False,
        progress: ProgressSetting = None,
    ) -> Sensitivity:
        """Which uncertain input makes an answer uncertain. `of` is "MEASURE@YYYY-MM", "claim:ID" or "crossover:ID".

        `method` is "given-data" (first-order indices of all inputs, from one run) or "sobol" (first-order and total indices of the `top`
        ones; it takes inputs one by one, so it needs `prior=True` where there is a posterior). Raises UnknownName.
        """
        from sinews import studies

        return studies.sensitivity(self, of, method, top, n, seed, threads, prior, progress)

    def calibrate(
        self, *, members: int = 1000, seed: int | None = None, threads: int = 0, progress: ProgressSetting = None
    ) -> Posterior:
        """Fits the uncertain quantities to evidence.csv; `with_posterior` gives a scenario whose runs take what was found."""
        from sinews import studies

        return studies.calibrate(self, members, seed, threads, progress)

    def backtest(
        self,
        as_of: str,
        *,
        every: int = 0,
        members: int = 1000,
        seed: int | None = None,
        threads: int = 0,
        progress: ProgressSetting = None,
    ) -> Scores:
        """How good forecasts made in the month `as_of` ("2024-06") would have been; again every so many months (0: once)."""
        from sinews import studies

        return studies.backtest(self, as_of, every, members, seed, threads, progress)

    def score(
        self,
        figures: Any,
        *,
        mapping: Any = None,
        as_of: str = "",
        members: int = 1000,
        seed: int | None = None,
        threads: int = 0,
        progress: ProgressSetting = None,
    ) -> Scores:
        """Scores the scenario by figures that it has never seen: a file, or a frame in its columns (docs/evidence.md).

        `mapping` (a file or a frame; default: score_mapping.csv in the scenario's folder) says what they observe. Raises InvalidScenario
        with every fault of the two tables.
        """
        from sinews import studies

        return studies.score(self, figures, mapping, as_of, members, seed, threads, progress)

    def plan(
        self,
        *,
        most: str = "",
        reach: str = "",
        budget: float | None = None,
        futures: int = 0,
        every: int = 3,
        shares: bool = False,
        stockpile: bool = False,
        gap: float = 0.01,
        time_limit: float | None = None,
        options: Sequence[str] = (),
        progress: GapSetting = None,
        client: distributed.Client | None = None,
    ) -> Plan:
        """What to build, and when: most of a measure ("alliance_155_12m@2030-12"), or least cost to reach a value ("...@2030-12=4000000").

        `budget` is for building, a year; `futures` asks for one plan for so many drawn futures (0: for the medians). The other options are those of
        `sinews plan`, as are the numbers; `options` is handed to it as it is. `progress`: True or None shows how the gap falls, False nothing; a function is
        called with the best value and the bound so far. Ctrl-C ends the search with the best plan so far and a SinewsWarning (KeyboardInterrupt when there is none yet).
        With a `client` of Dask the futures are solved by tasks on its cluster, with the same bits. Raises NoPlan when nothing does what was
        asked, UnknownName for a name that is not there.
        """
        from sinews import plan

        return plan.find(
            self, most, reach, budget, futures, every, shares, stockpile, gap, time_limit, options, progress, client
        )

    def _made(self) -> _engine.ModelOutcome:
        if self._outcome is None:
            self._outcome = _engine.make_model(
                self._files, self.name, self._folder, list(self.settings), list(self.acting)
            )
        return self._outcome

    def _model(self) -> _engine.Model:
        outcome = self._made()
        if outcome.name_problem:  # of a scenario whose text was changed after a name was set
            raise UnknownName(outcome.name_problem.removeprefix("error: ").rstrip())
        if outcome.model is None:
            raise InvalidScenario(Faults(outcome.faults, outcome.faults_text))
        return outcome.model

    # A model lives in this process; another one, of a cluster say, compiles it again from the text.
    def __reduce__(self) -> tuple[Any, ...]:
        parts = (self._files.bytes(), self.name, self._folder, self.settings, self.acting, self._beside, self._made_of)
        return _restored, parts

    def __repr__(self) -> str:
        changed = f", {len(self.settings)} values set" if self.settings else ""
        changed += f", levers {', '.join(self.acting)}" if self.acting else ""
        changed += ", with a posterior" if self.has_posterior else ""
        return f"<Scenario {self.name}: {len(self.files)} files{changed}>"

    def _repr_html_(self) -> str:
        from sinews.notebook import scenario_html

        return scenario_html(self)


def _restored(
    files: dict[str, bytes],
    name: str,
    folder: str,
    settings: tuple[str, ...],
    levers: tuple[str, ...],
    beside: dict[str, bytes],
    made_of: str,
) -> Scenario:
    held = _engine.Files.of(files)
    return Scenario(held, name=name, folder=folder, settings=settings, levers=levers, beside=beside, made_of=made_of)


def _at_least_one(n: int) -> int:
    if n < 1:
        raise ValueError(f"n is {n}; at least one future is needed")
    return n


def _csv(name: str) -> str:
    return name if name.endswith(".csv") else name + ".csv"


def _csv_text(frame: Any) -> str:
    if hasattr(frame, "to_csv"):
        return str(frame.to_csv(index=False, lineterminator="\n"))
    if hasattr(frame, "write_csv"):
        return str(frame.write_csv())
    if hasattr(frame, "__arrow_c_stream__"):
        import pyarrow

        return str(pyarrow.table(frame).to_pandas().to_csv(index=False, lineterminator="\n"))
    raise TypeError(f"a table is a pandas or Polars frame or gives an Arrow stream; this is a {type(frame).__name__}")
