"""How results show themselves in a notebook: the headline, and the two sides of the first comparison as a fan chart."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sinews.results import Results

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
