"""Figures of studies and plans with Matplotlib, one call each. Every function returns the axes it drew on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sinews.faults import UnknownName
from sinews.plots import SIDE_A, SIDE_B, _axes, _needs_rows, _only, _where

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sinews.plan import Plan
    from sinews.studies import LeverWorth, Posterior, Scores, Sensitivity

GREY = "#849587"


class PosteriorPlots:
    """The figures of a posterior."""

    def __init__(self, posterior: Posterior) -> None:
        self._posterior = posterior

    def parameters(self, most: int = 15, *, ax: Axes | None = None) -> Axes:
        """The cells that learned most: nine in ten and half of the draws before (grey) and after, over the median before."""
        table = self._posterior.parameters
        count = min(most, len(table))
        axes = _axes(ax, height=1 + 0.35 * count)
        for place in range(count):
            middle = table["prior_p50"][place] or 1.0
            for shift, color, ends in ((-0.15, GREY, "prior_"), (0.15, SIDE_A, "")):
                low, first, median, third, high = (table[f"{ends}{name}"][place] / middle for name in ("p05", "p25", "p50", "p75", "p95"))
                axes.plot([low, high], [place + shift] * 2, color=color, linewidth=1.5)
                axes.plot([first, third], [place + shift] * 2, color=color, linewidth=4)
                axes.plot([median], [place + shift], "o", color="white", markeredgecolor=color, markersize=4)
        axes.axvline(1, color="black", linewidth=0.8)
        axes.set_xlabel("over the median before the evidence (grey: before)")
        return _listed(axes, table["name"][:count])

    def observations(self, most: int = 15, *, ax: Axes | None = None) -> Axes:
        """The figures that fit worst: what would have been reported (nine in ten), over what was."""
        import numpy

        table = self._posterior.observations
        order = numpy.argsort(-numpy.abs(table["distance"]), kind="stable")[:most]
        axes = _axes(ax, height=1 + 0.3 * len(order))
        for place, row in enumerate(order):
            figure = table["figure"][row]
            axes.plot([table["p05"][row] / figure, table["p95"][row] / figure], [place] * 2, color=SIDE_A, linewidth=2)
            axes.plot([table["p50"][row] / figure], [place], "o", color=SIDE_A)
        axes.axvline(1, color="black", linewidth=0.8)
        axes.set_xscale("log")
        axes.set_xlabel("what would be reported, over what was")
        return _listed(axes, [f"{table['id'][row]} {table['subject'][row]} ({table['kind'][row]})" for row in order])


class ScorePlots:
    """The figures of a backtest or a score."""

    def __init__(self, scores: Scores) -> None:
        self._scores = scores

    def forecasts(self, method: str = "calibrated", *, ax: Axes | None = None) -> Axes:
        """Every forecast (half and nine in ten) over the figure that came; the other colour: missed by nine in ten."""
        rows = _where(self._scores.forecasts, "method", method)
        axes = _axes(ax, height=1 + 0.2 * len(rows["id"]))
        for place, figure in enumerate(rows["figure"]):
            color = SIDE_A if rows["in_90"][place] else SIDE_B
            low, first, median, third, high = (rows[name][place] / figure for name in ("p05", "p25", "p50", "p75", "p95"))
            axes.plot([low, high], [place] * 2, color=color, linewidth=1)
            axes.plot([first, third], [place] * 2, color=color, linewidth=4)
            axes.plot([median], [place], "o", color="white", markersize=2)
        axes.axvline(1, color="black", linewidth=0.8)
        axes.set_xscale("log")
        axes.set_xlabel("forecast over reported figure")
        labels = [f"{subject} {str(month)[:7]} ({kind})" for subject, month, kind in zip(rows["subject"], rows["to"], rows["kind"], strict=True)]
        return _listed(axes, labels)

    def scores(self, score: str = "crps", *, ax: Axes | None = None) -> Axes:
        """A score of the calibrated model beside those of the baselines: `crps`, `pinball`, `absolute_error`, `coverage_50` or `coverage_90`."""
        table = self._scores.scores
        known = [name for name in table.columns if name not in ("method", "count", "own")]
        if score not in known:
            raise UnknownName(f"there is no score `{score}`; there are {', '.join(known)}")
        axes = _axes(ax, height=1 + 0.35 * len(table))
        axes.barh(range(len(table)), table[score], color=[SIDE_A] + [GREY] * (len(table) - 1))
        if score.startswith("coverage"):
            axes.axvline(float(score[-2:]) / 100, color="black", linewidth=0.8)
        axes.set_xlabel(score.replace("_", " "))
        return _listed(axes, table["method"])


class LeverPlots:
    """The figures of levers."""

    def __init__(self, worth: LeverWorth) -> None:
        self._worth = worth

    def tornado(self, kind: str = "crossover", id: str | None = None, month: str | None = None, *, ax: Axes | None = None) -> Axes:
        """What each lever changes, largest first, with 90 % intervals. `kind`: crossover (months), crossed, value or claim; `id` and
        `month` (of a value) choose among several (default: the first). A change to or from never is told beside the name."""
        import numpy

        rows = _where(self._worth.effects, "kind", kind)
        rows = _where_in(rows, "id", rows["id"][0] if id is None else id)
        if kind == "value":
            months = [str(at)[:7] for at in rows["month"]]
            wanted = months[0] if month is None else month
            rows = _where_in({**rows, "month": months}, "month", wanted)
        change = numpy.array(rows["change"])
        order = numpy.argsort(-numpy.abs(numpy.nan_to_num(change, posinf=1e300, neginf=-1e300)), kind="stable")
        axes = _axes(ax, height=1 + 0.3 * len(order))
        labels = []
        for place, row in enumerate(order):
            labels.append(rows["lever"][row] + _never(change[row]))
            if not numpy.isfinite(change[row]):
                continue
            axes.barh(place, change[row], color=SIDE_A if change[row] < 0 else SIDE_B)
            ends = [rows["low"][row], rows["high"][row]]
            if numpy.isfinite(ends).all():
                axes.plot(ends, [place] * 2, color="black", linewidth=1)
        axes.axvline(0, color="black", linewidth=0.8)
        units = {"crossover": "change of the median crossover, months", "crossed": "change of the share that crosses",
                 "claim": "change of the probability", "value": "change of the mean"}
        axes.set_xlabel(f"{units[kind]}: {rows['id'][0]}")
        return _listed(axes, labels)


class SensitivityPlots:
    """The figures of a sensitivity."""

    def __init__(self, sensitivity: Sensitivity) -> None:
        self._sensitivity = sensitivity

    def indices(self, *, ax: Axes | None = None) -> Axes:
        """The part of the variance that each input explains alone (and, grey, with others), with 90 % intervals."""
        import numpy

        table = self._sensitivity.inputs
        _needs_rows(table)
        axes = _axes(ax, height=1 + 0.35 * len(table))
        for name, color, shift in (("total", GREY, 0.2), ("first", SIDE_A, -0.2)):
            if numpy.isnan(table[name]).all():
                continue
            places = numpy.arange(len(table)) + shift
            axes.barh(places, table[name], height=0.4, color=color, label={"first": "alone", "total": "with others"}[name])
            for place, low, high in zip(places, table[f"{name}_low"], table[f"{name}_high"], strict=True):
                axes.plot([low, high], [place] * 2, color="black", linewidth=1)
        axes.legend(frameon=False)
        axes.set_xlabel(f"share of the variance of {self._sensitivity.summary['of']}")
        return _listed(axes, table["input"])


class PlanPlots:
    """The figures of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def builds(self, *, ax: Axes | None = None) -> Axes:
        """What is built and when it is decided; a larger mark is a larger cost."""
        table = self._plan.builds
        _needs_rows(table)
        axes = _axes(ax, height=1 + 0.3 * len(table))
        most = max(table["cost"].max(), 1e-12)
        axes.scatter(table["month"], range(len(table)), s=20 + 180 * table["cost"] / most, color=SIDE_A)
        labels = [f"{copies:g} x {candidate}" for copies, candidate in zip(table["copies"], table["candidate"], strict=True)]
        return _listed(axes, labels)

    def cost_by_year(self, *, ax: Axes | None = None) -> Axes:
        """What is spent on building, by year."""
        table = self._plan.cost_by_year
        axes = _axes(ax)
        axes.bar(table["year"], table["cost"], color=SIDE_A)
        axes.set_ylabel("cost")
        axes.spines[["top", "right"]].set_visible(False)
        return axes

    def promise(self, *, ax: Axes | None = None) -> Axes:
        """What the plan promises, by month at point values: the measure with the plan and without it."""
        import numpy

        told = self._plan.summary["promise"]
        months = numpy.array(told["months"], dtype="datetime64[M]").astype("datetime64[D]")
        axes = _axes(ax)
        for name, color, style in (("with", SIDE_A, "-"), ("without", GREY, "--")):
            axes.plot(months, numpy.array(told[name], dtype=float), color=color, linestyle=style, label=f"{name} the plan")
        axes.legend(frameon=False)
        axes.set_ylabel(told["measure"])
        axes.set_ylim(bottom=0)
        axes.spines[["top", "right"]].set_visible(False)
        return axes

    def marginal(self, *, ax: Axes | None = None) -> Axes:
        """What one unit a month more of an input's capacity would be worth, by month, as a grid."""
        import numpy

        told = self._plan.summary["marginal"]
        if not told["rows"]:
            raise UnknownName("nothing binds: more capacity of any input would be worth nothing")
        axes = _axes(ax, height=1.5 + 0.3 * len(told["rows"]))
        grid = axes.imshow(numpy.array(told["values"], dtype=float), aspect="auto", cmap="Blues", vmin=0)
        axes.set_yticks(range(len(told["rows"])), told["rows"])
        years = [at for at, month in enumerate(told["months"]) if month.endswith("-01")]
        axes.set_xticks(years, [told["months"][at][:4] for at in years])
        axes.figure.colorbar(grid, ax=axes, label=told["unit"])
        return axes

    def worth(self, kind: str = "capacity", most: int = 15, *, ax: Axes | None = None) -> Axes:
        """What a little more is worth: `money`, `capacity`, `cooperation` or `faster`."""
        rows = _where(self._plan.worth, "kind", kind)
        names = [f"{name} {party}".strip() for name, party in zip(rows["name"][:most], rows["party"][:most], strict=True)]
        axes = _axes(ax, height=1 + 0.3 * len(names))
        axes.barh(range(len(names)), rows["worth"][:most], color=SIDE_A)
        axes.set_xlabel(f"worth of a little more {kind}")
        return _listed(axes, names)


# --- parts ---


def _listed(axes: Axes, labels: Any) -> Axes:
    """One label a row, from the top."""
    axes.set_yticks(range(len(labels)), labels)
    axes.invert_yaxis()
    axes.spines[["top", "right"]].set_visible(False)
    return axes


def _where_in(rows: dict[str, Any], column: str, value: str) -> dict[str, Any]:
    found = _only(rows, column, value)
    if not len(found[column]):
        known = dict.fromkeys(rows[column])
        raise UnknownName(f"there is no {column} `{value}`; there are {', '.join(known)}")
    return found


def _never(change: float) -> str:
    import numpy

    if not numpy.isinf(change):
        return ""
    return " (to never)" if change > 0 else " (from never)"
