"""How results show themselves in a notebook: the headline, and the two sides of the first comparison as a fan chart."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sinews.results import Results
    from sinews.scenario import Scenario
    from sinews.tables import Table

WIDTH, HEIGHT, MARGIN = 640, 220, 46
SIDES = ("#0b3d8b", "#b34e00")


def results_html(results: Results) -> str:
    """A fragment of HTML without scripts; what comes from the scenario is escaped."""
    sentences = escape(results.headline).replace("\n", " ")
    futures = "one future without uncertainty" if results.summary["point"] else f"{results.replications:,} futures"
    parts = [f"<div><strong>{escape(results.title)}</strong><p>{sentences}</p>"]
    if len(results.crossovers):
        parts.append(fan_chart(results))
    parts.append(f"<p><small>{futures}, seed {results.seed}, result {results.result_hash}</small></p></div>")
    return "".join(parts)


def fan_chart(results: Results) -> str:
    """Both sides of the first comparison: median and nine in ten futures, as SVG."""
    row = next(results.crossovers.rows())
    sides = [_quantiles(results, row[side]) for side in ("left", "right")]
    top = max((high for _, _, highs in sides for high in highs if high == high), default=1.0) or 1.0
    months = len(sides[0][1])

    def point(month: int, value: float) -> str:
        x = MARGIN + (WIDTH - 2 * MARGIN) * month / max(1, months - 1)
        y = HEIGHT - 24 - (HEIGHT - 40) * value / top
        return f"{x:.1f},{y:.1f}"

    shapes = []
    for (lows, medians, highs), color in zip(sides, SIDES, strict=True):
        known = [month for month in range(months) if medians[month] == medians[month]]
        band = [point(month, highs[month]) for month in known] + [point(month, lows[month]) for month in reversed(known)]
        line = [point(month, medians[month]) for month in known]
        shapes.append(f'<polygon points="{" ".join(band)}" fill="{color}" fill-opacity="0.15"/>')
        shapes.append(f'<polyline points="{" ".join(line)}" fill="none" stroke="{color}" stroke-width="2"/>')
    first, last = _ends(results, row["left"])
    names = [_text_of(results, row[side]) for side in ("left", "right")]
    words = [
        f'<text x="{MARGIN}" y="{HEIGHT - 6}">{first}</text>',
        f'<text x="{WIDTH - MARGIN}" y="{HEIGHT - 6}" text-anchor="end">{last}</text>',
        f'<text x="{MARGIN}" y="12">{top:,.4g}</text>',
        *(f'<text x="{WIDTH - MARGIN}" y="{14 + 15 * at}" text-anchor="end" fill="{SIDES[at]}">{escape(name)}</text>'
          for at, name in enumerate(names)),
    ]
    label = escape(row["text"], quote=True)
    return (f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" aria-label="{label}" '
            f'font-family="sans-serif" font-size="12">{"".join(shapes + words)}</svg>')


def _quantiles(results: Results, measure: str) -> tuple[Sequence[float], Sequence[float], Sequence[float]]:
    table = results.measures
    places = [at for at, name in enumerate(table["measure"]) if name == measure]
    columns = [table[name] for name in ("p05", "p50", "p95")]
    lows, medians, highs = ([float(column[at]) for at in places] for column in columns)
    return lows, medians, highs


def _ends(results: Results, measure: str) -> tuple[str, str]:
    months = [str(month)[:7] for month, name in zip(results.measures["month"], results.measures["measure"], strict=True)
              if name == measure]
    return months[0], months[-1]


def _text_of(results: Results, measure: str) -> str:
    listed = results.measure_list
    return str(listed["text"][listed["measure"].index(measure)]) or measure


def study_html(sentence: str, table: Table) -> str:
    """A sentence and the first rows of a table."""
    return f"<div><p>{escape(sentence)}</p>{table_html(table)}</div>"


def table_html(table: Table, most: int = 10) -> str:
    """The first rows of a table, and how many there are."""
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    body = []
    for at, row in enumerate(table.rows()):
        if at == most:
            break
        body.append("<tr>" + "".join(f"<td>{escape(_cell(value))}</td>" for value in row.values()) + "</tr>")
    rest = f"<p><small>{len(table):,} rows; the first {most} are shown</small></p>" if len(table) > most else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>{rest}"


def scenario_html(scenario: Scenario) -> str:
    """What a scenario is and holds, and what is wrong with it."""
    faults = scenario.check()
    wrong = f"{len(faults.errors)} errors, {len(faults.warnings)} warnings"
    name = escape(scenario.name if faults.errors else scenario.title)
    rows = []
    for file in scenario.files:
        lines = scenario.text(file).count("\n")
        rows.append(f"<tr><td>{escape(file)}</td><td>{max(0, lines - 1) if file.endswith('.csv') else lines}</td></tr>")
    changes = [*scenario.settings, *(f"lever {lever}" for lever in scenario.acting)]
    if scenario.has_posterior:
        changes.append("draws of a posterior")
    changed = f"<p>with {escape(', '.join(changes))}</p>" if changes else ""
    told = f"<pre>{escape(str(faults.errors[0].problem))}</pre>" if faults.errors else ""
    return (f"<div><strong>{name}</strong><p>{wrong}</p>{told}{changed}<details><summary>{len(rows)} files</summary>"
            f"<table><thead><tr><th>file</th><th>rows</th></tr></thead><tbody>{''.join(rows)}</tbody></table></details></div>")


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:,.4g}"
    text = str(value)
    if text == "NaT":
        return ""
    return text[:7] if type(value).__name__ == "datetime64" else text
