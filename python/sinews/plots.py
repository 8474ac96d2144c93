"""The report's figures with Matplotlib, one call each. Every function returns the axes it drew on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sinews import waterfall_plots
from sinews.faults import UnknownName
from sinews.waterfall_plots import SIDE_A, SIDE_B, TERMS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sinews.results import Results
    from sinews.tables import Table



class Plots:
    """The figures of one run."""

    def __init__(self, results: Results) -> None:
        self._results = results

    def measure(self, measure: str, *, ax: Axes | None = None, color: str = SIDE_A, evidence: bool = True) -> Axes:
        """A measure over the months: median, half and nine in ten futures, and what was observed."""
        axes = _axes(ax)
        rows = _where(self._results.measures, "measure", measure)
        months = rows["month"]
        axes.fill_between(months, rows["p05"], rows["p95"], color=color, alpha=0.15, linewidth=0)
        axes.fill_between(months, rows["p25"], rows["p75"], color=color, alpha=0.25, linewidth=0)
        axes.plot(months, rows["p50"], color=color, linewidth=2, label=self._text_of(measure))
        if evidence:
            self._observations(axes, measure, color)
        axes.set_ylabel(rows["unit"][0])
        axes.set_ylim(bottom=0)
        return self._dated(axes)

    def comparison(self, comparison: str | None = None, *, ax: Axes | None = None) -> Axes:
        """Both sides of a comparison (default: the headline's)."""
        axes = _axes(ax)
        row = self._comparison(comparison)
        self.measure(row["left"], ax=axes, color=SIDE_A)
        self.measure(row["right"], ax=axes, color=SIDE_B)
        axes.legend(frameon=False)
        axes.set_title(row["text"])
        return axes

    def probability(self, comparison: str | None = None, *, ax: Axes | None = None) -> Axes:
        """The chance that a comparison holds, month by month."""
        axes = _axes(ax)
        row = self._comparison(comparison)
        rows = _where(self._results.comparisons, "comparison", row["comparison"])
        axes.plot(rows["month"], rows["probability"], color=SIDE_A, linewidth=2)
        axes.set_ylim(0, 1)
        axes.set_ylabel("share of futures")
        axes.set_title("It holds: " + row["text"])
        return self._dated(axes)

    def ratio(self, comparison: str | None = None, *, ax: Axes | None = None) -> Axes:
        """Left over right, month by month; above the line the comparison holds."""
        axes = _axes(ax)
        row = self._comparison(comparison)
        rows = _where(self._results.comparisons, "comparison", row["comparison"])
        axes.fill_between(rows["month"], rows["ratio_p05"], rows["ratio_p95"], color=SIDE_A, alpha=0.15, linewidth=0)
        axes.fill_between(rows["month"], rows["ratio_p25"], rows["ratio_p75"], color=SIDE_A, alpha=0.25, linewidth=0)
        axes.plot(rows["month"], rows["ratio_p50"], color=SIDE_A, linewidth=2)
        axes.axhline(row["ratio"], color="black", linewidth=1)
        axes.set_ylim(bottom=0)
        axes.set_ylabel(f"{row['left']} / {row['right']}")
        return self._dated(axes)

    def crossover(self, comparison: str | None = None, *, ax: Axes | None = None) -> Axes:
        """When a comparison begins to hold: the share of futures by month, and how many never do within the horizon."""
        axes = _axes(ax)
        row = self._comparison(comparison)
        rows = _where(self._results.comparisons, "comparison", row["comparison"])
        axes.step(rows["month"], rows["crossed"], where="post", color=SIDE_A, linewidth=2)
        axes.set_ylim(0, 1)
        axes.set_ylabel("share of futures that crossed by then")
        axes.set_title(f"{row['text']} (never: {row['never']:.0%})")
        return self._dated(axes)

    def readings(self, *, ax: Axes | None = None) -> Axes:
        """Every comparison: the month from which it holds, median and nine in ten futures; "never" is told beside it."""
        import numpy

        table = self._results.crossovers
        _needs_rows(table)
        axes = _axes(ax, height=1 + 0.3 * len(table))
        months = self._results.comparisons["month"]
        labels = []
        for place, row in enumerate(table.rows()):
            labels.append(f"{row['comparison']} (never {row['never']:.0%})")
            if numpy.isnat(row["p05"]):
                continue
            last = months.max() if numpy.isnat(row["p95"]) else row["p95"]
            axes.plot([row["p05"], last], [place, place], color=SIDE_A, linewidth=2)
            if not numpy.isnat(row["p50"]):
                axes.plot([row["p50"]], [place], "o", color=SIDE_A)
        axes.set_yticks(range(len(labels)), labels)
        axes.invert_yaxis()
        axes.set_xlim(months.min(), months.max())
        return self._dated(axes)

    def waterfall(self, bloc: str | None = None, item: str | None = None, *, ax: Axes | None = None) -> Axes:
        """What is wished for a month, and what it fails on (default: the first bloc and item)."""
        import numpy

        axes = _axes(ax)
        rows = self._waterfall(bloc, item)
        layers = numpy.array([rows[term] for term in TERMS])
        axes.stackplot(rows["month"], layers, labels=list(TERMS), colors=list(TERMS.values()), linewidth=0)
        axes.plot(rows["month"], rows["wished"], color="black", linewidth=1, label="wished")
        axes.legend(frameon=False, ncols=2)
        axes.set_ylabel(f"{rows['unit'][0]} a month")
        axes.set_title(f"{rows['bloc'][0]}: {rows['item'][0]}")
        return self._dated(axes)

    def bridge(self, year: int, bloc: str | None = None, item: str | None = None, *, ax: Axes | None = None) -> Axes:
        """One year from what was wished to what was made, a month: what each cause takes away, in the model's order."""
        return waterfall_plots.bridge(self._waterfall(bloc, item), year, _axes(ax))

    def binding(self, bloc: str | None = None, item: str | None = None, *, ax: Axes | None = None) -> Axes:
        """What binds: by year and cause, the part of the wish that the cause takes away."""
        return waterfall_plots.binding(self._waterfall(bloc, item), _axes(ax, height=3))

    def binds(self, bloc: str | None = None, *, ax: Axes | None = None) -> Axes:
        """For every item of a bloc (default: the first), by quarter: the cause that takes most of the wish; the fuller, the more of it."""
        table = self._results.waterfall
        _needs_rows(table)
        rows = _where(table, "bloc", table["bloc"][0] if bloc is None else bloc)
        items = dict.fromkeys(rows["item"])
        return waterfall_plots.binds({item: _only(rows, "item", item) for item in items}, _axes(ax, height=1 + 0.25 * len(items)))

    def openings(self, item: str | None = None, *, ax: Axes | None = None) -> Axes:
        """Lines that start, year by year and bloc by bloc: how many, or how much capacity of an item they add."""
        results = self._results
        rows: Any = results.openings if item is None else _where(results.opened_capacity, "item", item)
        counts = rows["opened"] + rows["expanded"] if item is None else rows["capacity"]
        axes = _axes(ax)
        blocs = list(dict.fromkeys(rows["bloc"]))
        for place, bloc in enumerate(blocs):
            own = [at for at, name in enumerate(rows["bloc"]) if name == bloc]
            shift = (place - (len(blocs) - 1) / 2) * 0.8 / len(blocs)
            axes.bar(rows["year"][own] + shift, counts[own], width=0.8 / len(blocs), color=(SIDE_A, SIDE_B)[place % 2], label=bloc)
        axes.legend(frameon=False)
        axes.set_ylabel("lines that start" if item is None else f"{item}: capacity added, a month")
        axes.spines[["top", "right"]].set_visible(False)
        return axes

    def vintage(self, *, ax: Axes | None = None) -> Axes:
        """The scenario's sources by the year in which they appeared."""
        table = self._results.sources
        _needs_rows(table)
        years = sorted(int(date[:4]) for date in table["date"] if date[:4].isdigit())
        counts = {year: years.count(year) for year in dict.fromkeys(years)}
        axes = _axes(ax, height=3)
        axes.bar(list(counts), list(counts.values()), color=SIDE_A)
        axes.set_ylabel("sources")
        axes.spines[["top", "right"]].set_visible(False)
        return axes

    def claims(self, *, ax: Axes | None = None) -> Axes:
        """Every claim and its probability."""
        table = self._results.claims
        _needs_rows(table)
        axes = _axes(ax, height=1 + 0.3 * len(table))
        names = table["claim"]
        places = range(len(names))
        axes.barh(places, table["probability"], color=SIDE_A)
        axes.set_yticks(places, names)
        axes.invert_yaxis()
        axes.set_xlim(0, 1)
        axes.set_xlabel("probability")
        return axes

    def lines(self, *, ax: Axes | None = None, most: int = 40) -> Axes:
        """When lines start, with nine in ten futures between, of those that do not run from the start; the first `most`."""
        import numpy

        table = self._results.lines
        starts = table["start_p50"]
        shown = [row for row in numpy.argsort(starts, kind="stable") if not numpy.isnan(starts[row])][:most]
        axes = _axes(ax, height=1 + 0.25 * len(shown))
        first = self._results.measures["month"][0]
        for place, row in enumerate(shown):
            low, middle, high = (_month_at(first, table[name][row]) for name in ("start_p05", "start_p50", "start_p95"))
            axes.plot([low, high], [place, place], color=SIDE_A, linewidth=2)
            axes.plot([middle], [place], "o", color=SIDE_A)
        axes.set_yticks(range(len(shown)), [table["line"][row] for row in shown])
        axes.invert_yaxis()
        return self._dated(axes)

    def output(self, item: str | None = None, year: int | None = None, *, ax: Axes | None = None, most: int = 20) -> Axes:
        """What the parties make of an item in a year: medians with nine in ten futures, the largest `most` makers. Without an
        item the first of the table, without a year the last."""
        import numpy

        table = self._results.output
        _needs_rows(table)
        rows = _where(table, "item", item if item is not None else table["item"][0])
        wanted = year if year is not None else int(rows["year"][-1])
        own = numpy.flatnonzero(rows["year"] == wanted)
        if len(own) == 0:
            raise UnknownName(f"the scenario has no year {wanted}; its years are {rows['year'][0]} to {rows['year'][-1]}")
        made = own[rows["p95"][own] > 0]
        shown = made[numpy.argsort(-rows["p50"][made], kind="stable")][:most]
        axes = _axes(ax, height=1 + 0.3 * len(shown))
        medians = rows["p50"][shown]
        around = [medians - rows["p05"][shown], rows["p95"][shown] - medians]
        axes.barh(range(len(shown)), medians, xerr=around, color=SIDE_A, error_kw={"linewidth": 1.2, "capsize": 2})
        axes.set_yticks(range(len(shown)), [rows["name"][row] for row in shown])
        axes.invert_yaxis()
        axes.set_title(f"{rows['item_name'][0]}, {wanted}")
        axes.set_xlabel(rows["unit"][0])
        return axes

    def spending(self, party: str, *, ax: Axes | None = None) -> Axes:
        """A party's, group's or bloc's core spending as a share of GDP, by year. `party` is an id or a name."""
        axes = _axes(ax)
        table = self._results.spending
        key = "party" if party and party in table["party"] else "name"
        rows = _where(table, key, party)
        axes.fill_between(rows["year"], rows["core_p05"], rows["core_p95"], color=SIDE_A, alpha=0.2, linewidth=0)
        axes.plot(rows["year"], rows["core_p50"], color=SIDE_A, linewidth=2)
        axes.yaxis.set_major_formatter(lambda share, _: f"{share:.1%}")
        axes.set_ylim(bottom=0)
        axes.set_title(f"{rows['name'][0]}: core spending, share of GDP")
        return axes

    def chances(self, target: str = "meets_3_5", *, ax: Axes | None = None) -> Axes:
        """Who reaches a spending target (meets_2, meets_3_5 or meets_5), as a grid of parties and years."""
        import numpy

        table = self._results.spending
        _needs_rows(table)
        if target not in ("meets_2", "meets_3_5", "meets_5"):
            raise UnknownName(f"a target is meets_2, meets_3_5 or meets_5, not `{target}`")
        years = sorted(set(table["year"].tolist()))
        values = table[target].reshape(-1, len(years))
        names = table["name"][:: len(years)]
        axes = _axes(ax, height=1 + 0.2 * len(names))
        grid = axes.imshow(values, aspect="auto", cmap="Blues", vmin=0, vmax=1)
        axes.set_yticks(range(len(names)), names)
        places = numpy.arange(0, len(years), max(1, len(years) // 8))
        axes.set_xticks(places, [years[place] for place in places])
        axes.figure.colorbar(grid, ax=axes, label="probability")
        return axes

    # --- parts ---

    def _comparison(self, comparison: str | None) -> dict[str, Any]:
        table = self._results.crossovers
        _needs_rows(table)
        wanted = table["comparison"][0] if comparison is None else comparison
        for row in table.rows():
            if row["comparison"] == wanted:
                return row
        raise UnknownName(f"there is no comparison `{wanted}`; there are {', '.join(table['comparison'])}")

    def _waterfall(self, bloc: str | None, item: str | None) -> dict[str, Any]:
        """The waterfall of a bloc and item; by default the first."""
        table = self._results.waterfall
        _needs_rows(table)
        of_bloc = _where(table, "bloc", table["bloc"][0] if bloc is None else bloc)
        rows = _only(of_bloc, "item", of_bloc["item"][0] if item is None else item)
        if not rows["item"]:
            raise UnknownName(f"there is no item `{item}` in the waterfall of {of_bloc['bloc'][0]}; there are {', '.join(dict.fromkeys(of_bloc['item']))}")
        return rows

    def _text_of(self, measure: str) -> str:
        listed = self._results.measure_list
        return str(listed["text"][listed["measure"].index(measure)]) or measure

    def _observations(self, axes: Axes, measure: str, color: str) -> None:
        import numpy

        rows = _only(self._results.evidence, "measure", measure)
        for at in range(len(rows["measure"])):
            month = rows["to"][at] if not numpy.isnat(rows["to"][at]) else rows["from"][at]
            low, value, high = rows["low"][at], rows["value"][at], rows["high"][at]
            ends = [end for end in (low, high) if not numpy.isnan(end)]
            if len(ends) == 2:
                axes.plot([month, month], ends, color=color, linewidth=1)
            marked = value if not numpy.isnan(value) else (ends[0] if ends else value)
            axes.plot([month], [marked], "o", color=color, markersize=4, markerfacecolor="white")

    def _dated(self, axes: Axes) -> Axes:
        """A line where the known ends."""
        import numpy

        known_until: Any = numpy.datetime64(self._results.as_of, "D")
        axes.axvline(known_until, color="grey", linewidth=0.8, linestyle=":")
        axes.spines[["top", "right"]].set_visible(False)
        return axes


def _axes(ax: Axes | None, height: float = 4.0) -> Axes:
    if ax is not None:
        return ax
    from matplotlib import pyplot

    return pyplot.subplots(figsize=(8, height), layout="constrained")[1]


def _needs_rows(table: Table) -> None:
    if len(table) == 0:
        raise UnknownName(f"this scenario has no {table.name}")


def _where(table: Table, column: str, value: str) -> dict[str, Any]:
    """The rows with this value, column by column; UnknownName when there are none."""
    rows = _only(table, column, value)
    if not rows[column]:
        known = dict.fromkeys(table[column])
        raise UnknownName(f"there is no {column} `{value}` in {table.name}; there are {', '.join(known)}")
    return rows


def _only(table: Table | dict[str, Any], column: str, value: str) -> dict[str, Any]:
    import numpy

    names = list(table) if isinstance(table, dict) else table.columns
    chosen = [at for at, cell in enumerate(table[column]) if cell == value]
    rows = {}
    for name in names:
        cells = table[name]
        rows[name] = [cells[at] for at in chosen] if isinstance(cells, list) else cells[numpy.array(chosen, dtype=int)]
    return rows


def _month_at(first: Any, months: float) -> Any:
    import numpy

    return first + numpy.timedelta64(round(months * 365.25 / 12), "D")
