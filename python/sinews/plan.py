"""What to build, and when: `sinews plan`, in a process of its own, so that Ctrl-C ends it and it never holds the interpreter."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sinews import _engine
from sinews.faults import NoPlan, SinewsError, UnknownName
from sinews.tables import Table

if TYPE_CHECKING:
    from sinews.scenario import Scenario

WRONG_QUESTION = 2
"""The program's exit code for what cannot be asked."""


class Plan:
    """A plan: what to build, what it costs and gives, and what binds. `scenario` has it built, and can be run."""

    def __init__(self, base: Scenario, summary: dict[str, Any], toml: str) -> None:
        self.summary = summary
        self.toml = toml
        self._base = base

    @property
    def scenario(self) -> Scenario:
        """The scenario with the plan built: `plan.scenario.run(n)` simulates it, with the bits of `sinews run --plan`."""
        known = self._base.text("levers.toml") if "levers.toml" in self._base.files else ""
        built = self._base.with_text("levers.toml", known + "\n" + self.toml)
        # What lies beside was made of the files without the plan, and holds for them still.
        return built._changed(made_of=self._base.hash).with_levers("plan")

    @property
    def builds(self) -> Table:
        """A row a candidate that is built: in which month it is decided, how many copies, what they cost."""
        return _table("builds", self.summary["builds"], candidate="text", party="text", item="text", month="day", copies="real", cost="real")

    @property
    def cost_by_year(self) -> Table:
        """What is spent on building, by year."""
        return _table("cost_by_year", self.summary["cost_by_year"], year="whole", cost="real")

    @property
    def worth(self) -> Table:
        """What a little more is worth: of money (by year), capacity of an input, cooperation in an item, a candidate built faster."""
        rows = []
        for kind, found in self.summary["worth"].items():
            for one in found:
                name = one.get("item") or one.get("candidate") or str(one.get("year", ""))
                rows.append({"kind": kind, "name": name, "party": one.get("party", ""), "worth": one["worth"]})
        return _table("worth", rows, kind="text", name="text", party="text", worth="real")

    def tables(self) -> dict[str, Table]:
        """All tables by name."""
        return {"builds": self.builds, "cost_by_year": self.cost_by_year, "worth": self.worth}

    def write(self, folder: str | os.PathLike[str]) -> None:
        """Writes plan.toml, for `sinews run --plan`, and plan.json."""
        path = pathlib.Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        (path / "plan.toml").write_text(self.toml, encoding="utf-8")
        (path / "plan.json").write_text(json.dumps(self.summary, indent=2) + "\n", encoding="utf-8")

    @property
    def plot(self) -> Any:
        """Figures: `plot.builds()`, `plot.cost_by_year()`, `plot.worth()`."""
        from sinews.study_plots import PlanPlots

        return PlanPlots(self)

    def __repr__(self) -> str:
        return f"<Plan: {self._sentence()}>"

    def _repr_html_(self) -> str:
        from sinews.notebook import study_html

        return study_html(self._sentence(), self.builds)

    def _sentence(self) -> str:
        told = self.summary
        return f"{told['asked']}: {len(told['builds'])} builds for {told['cost']:,.4g}, {told['value']:,.4g} instead of {told['without']:,.4g}, gap {told['gap']:.2g}"


def find(
    scenario: Scenario,
    most: str,
    reach: str,
    budget: float | None,
    every: int,
    shares: bool,
    stockpile: bool,
    gap: float,
    time_limit: float | None,
    options: Sequence[str],
) -> Plan:
    """See `Scenario.plan`."""
    if bool(most) == bool(reach):
        raise ValueError('say what the plan is for: most="MEASURE@YYYY-MM" or reach="MEASURE@YYYY-MM=VALUE"')
    if scenario.acting:
        raise ValueError(f"a plan is asked of a scenario without levers; this one has {', '.join(scenario.acting)}")
    scenario._model()  # faults are told here, by place
    asked = ["--most", most] if most else ["--reach", reach]
    asked += [] if budget is None else ["--budget", repr(budget)]
    asked += ["--every", str(every), "--gap", repr(gap)]
    asked += [] if time_limit is None else ["--time-limit", repr(time_limit)]
    asked += ["--shares"] * shares + ["--stockpile"] * stockpile
    for setting in scenario.settings:
        asked += ["--set", setting]
    with tempfile.TemporaryDirectory(prefix="sinews-plan-") as holder:
        folder, out = pathlib.Path(holder, "scenario"), pathlib.Path(holder, "plan")
        scenario.write(folder)
        _call(["plan", str(folder), *asked, *options, "--out", str(out), "--quiet"])
        summary = json.loads((out / "plan.json").read_text(encoding="utf-8"))
        toml = (out / "plan.toml").read_text(encoding="utf-8")
    return Plan(scenario, summary, toml)


def _call(arguments: Sequence[str]) -> None:
    command = [sys.executable, "-m", "sinews", *arguments]
    # A session of its own, so that Ctrl-C in a terminal comes here alone.
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            _, told = process.communicate()
        except BaseException:
            process.kill()  # it has written nothing but to a folder that goes with it
            raise
    if process.returncode == 0:
        return
    text = told.removeprefix("error: ").strip() or f"sinews plan ended with {process.returncode}"
    if text.startswith("no plan"):
        raise NoPlan(text)
    raise (UnknownName if process.returncode == WRONG_QUESTION else SinewsError)(text)


def _table(name: str, rows: Sequence[dict[str, Any]], /, **kinds: str) -> Table:
    columns = [(column, kind, [row[column] for row in rows]) for column, kind in kinds.items()]
    return Table(name, _engine.Columns.of(columns))
