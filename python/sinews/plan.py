"""What to build, and when: the search of `sinews plan`, in this process, with its numbers."""

from __future__ import annotations

import json
import os
import pathlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sinews import _engine
from sinews.faults import NoPlan, SinewsError, UnknownName, _refusals, _warn
from sinews.progress import GapSetting, watching_gap
from sinews.tables import Table

if TYPE_CHECKING:
    import distributed

    from sinews.scenario import Scenario

WRONG_QUESTION = 2
"""The program's exit code for what cannot be asked."""
INTERRUPTED = 130
"""The same when it was stopped before it knew a plan."""


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
        gap = "not known" if told["gap"] is None else f"{told['gap']:.2g}"
        return f"{told['asked']}: {len(told['builds'])} builds for {told['cost']:,.4g}, {told['value']:,.4g} instead of {told['without']:,.4g}, gap {gap}"


def find(
    scenario: Scenario,
    most: str,
    reach: str,
    budget: float | None,
    futures: int,
    every: int,
    shares: bool,
    stockpile: bool,
    gap: float,
    time_limit: float | None,
    options: Sequence[str],
    progress: GapSetting,
    client: distributed.Client | None,
) -> Plan:
    """See `Scenario.plan`."""
    if bool(most) == bool(reach):
        raise ValueError('say what the plan is for: most="MEASURE@YYYY-MM" or reach="MEASURE@YYYY-MM=VALUE"')
    if scenario.acting:
        raise ValueError(f"a plan is asked of a scenario without levers; this one has {', '.join(scenario.acting)}")
    words = ["--most", most] if most else ["--reach", reach]
    words += [] if budget is None else ["--budget", repr(budget)]
    words += ["--futures", str(futures)] if futures else []
    words += ["--every", str(every), "--gap", repr(gap)]
    words += [] if time_limit is None else ["--time-limit", repr(time_limit)]
    words += ["--shares"] * shares + ["--stockpile"] * stockpile + [*options]
    model = scenario._model()  # faults are told here, by place
    beside = scenario._what_lies_beside(prior=False)
    elsewhere = None
    if client is not None:
        if not futures:
            raise ValueError("a plan for the medians is one program, which no cluster can share; futures=N makes a plan for many")
        from sinews.cluster_plan import Elsewhere

        elsewhere = Elsewhere(client, scenario, words, futures).open
    with watching_gap(progress) as watch, _refusals():
        found = _engine.find_plan(model, beside, words, watch, elsewhere)
    return _plan_of(scenario, found)


def _plan_of(scenario: Scenario, found: _engine.PlanFound) -> Plan:
    text = found.told.removeprefix("error: ").strip()
    if found.exit_code == 0:
        _warn(found.told.replace("stopped: ", "warning: stopped: "))
        return Plan(scenario, json.loads(found.json), found.toml)
    if found.stopped or found.exit_code == INTERRUPTED:
        raise KeyboardInterrupt
    if text.startswith("no plan"):
        raise NoPlan(text)
    raise (UnknownName if found.exit_code == WRONG_QUESTION else SinewsError)(text or f"sinews plan ended with {found.exit_code}")


def _table(name: str, rows: Sequence[dict[str, Any]], /, **kinds: str) -> Table:
    columns = [(column, kind, [row[column] for row in rows]) for column, kind in kinds.items()]
    return Table(name, _engine.Columns.of(columns))
