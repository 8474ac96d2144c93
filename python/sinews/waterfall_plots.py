"""What a wish fails on, as figures: the parts of `Results.plot` that are made of the waterfall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sinews.faults import UnknownName

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Those of the report (web/src/palette.ts): told apart by lightness too, also by people who see fewer colours.
SIDE_A, SIDE_B = "#0b3d8b", "#b34e00"
TERMS = {
    "made": SIDE_A,
    "inputs": "#849587",
    "ramp": "#70263e",
    "cooperation": "#9b67ca",
    "capacity": "#2d706a",
    "money": "#9b944d",
}
CAUSES = ("money", "capacity", "cooperation", "ramp", "inputs")
"""In the model's order, from the wish down."""


def bridge(rows: dict[str, Any], year: int, axes: Axes) -> Axes:
    """One year of a waterfall as bars from what was wished to what was made."""
    own = _by_year(rows)
    if year not in own:
        raise UnknownName(f"there is no year {year}; there are {min(own)} to {max(own)}")
    means = {term: float(rows[term][own[year]].mean()) for term in ("wished", *CAUSES, "made")}
    left = means["wished"]
    axes.bar(0, left, color="#bbbbbb")
    for place, cause in enumerate(CAUSES, start=1):
        axes.bar(place, means[cause], bottom=left - means[cause], color=TERMS[cause])
        left -= means[cause]
    axes.bar(len(CAUSES) + 1, means["made"], color=TERMS["made"])
    axes.set_xticks(range(len(CAUSES) + 2), ["wished", *CAUSES, "made"])
    axes.set_ylabel(f"{rows['unit'][0]} a month")
    axes.set_title(f"{rows['bloc'][0]}: {rows['item'][0]}, {year}")
    axes.spines[["top", "right"]].set_visible(False)
    return axes


def binding(rows: dict[str, Any], axes: Axes) -> Axes:
    """The part of the wish that each cause takes away, as a grid of causes and years."""
    import numpy

    own = _by_year(rows)
    lost = numpy.array([[rows[cause][at].sum() for at in own.values()] for cause in CAUSES])
    wished = numpy.array([rows["wished"][at].sum() for at in own.values()])
    shares = numpy.divide(lost, wished, out=numpy.full_like(lost, numpy.nan), where=wished > 0)
    grid = axes.imshow(shares, aspect="auto", cmap="Blues", vmin=0, vmax=max(0.01, numpy.nanmax(shares, initial=0)))
    axes.set_yticks(range(len(CAUSES)), CAUSES)
    axes.set_xticks(range(len(own)), list(own), rotation=45)
    axes.set_title(f"{rows['bloc'][0]}: {rows['item'][0]}")
    axes.figure.colorbar(grid, ax=axes, label="part of the wish")
    return axes


def binds(items: dict[str, dict[str, Any]], axes: Axes) -> Axes:
    """By item and quarter the cause that takes most of the wish, in its colour, as full as its part of the wish is large."""
    import numpy
    from matplotlib.colors import to_rgb
    from matplotlib.patches import Patch

    colors = numpy.array([to_rgb(TERMS[cause]) for cause in CAUSES])
    picture, starts = [], None
    for rows in items.values():
        quarters = rows["month"].astype("datetime64[M]").astype(int) // 3
        starts, place = numpy.unique(quarters, return_inverse=True)
        lost = numpy.array([numpy.bincount(place, rows[cause]) for cause in CAUSES])
        wished = numpy.bincount(place, rows["wished"])
        worst = lost.argmax(axis=0)
        share = numpy.divide(lost.max(axis=0), wished, out=numpy.zeros_like(wished), where=wished > 0)
        full = numpy.clip(share / 0.5, 0, 1)[:, None]  # half of the wish is as full as it gets
        picture.append(1 - full * (1 - colors[worst]))
    axes.imshow(numpy.array(picture), aspect="auto", interpolation="nearest")
    axes.set_yticks(range(len(items)), list(items))
    at = [column for column, quarter in enumerate(starts if starts is not None else []) if quarter % 4 == 0]
    axes.set_xticks(at, [str(1970 + starts[column] // 4) for column in at] if starts is not None else [])
    axes.legend(handles=[Patch(color=TERMS[cause], label=cause) for cause in CAUSES], frameon=False, ncols=5,
                loc="lower center", bbox_to_anchor=(0.5, 1))
    return axes


def _by_year(rows: dict[str, Any]) -> dict[int, Any]:
    """The rows of each year."""
    import numpy

    years = rows["month"].astype("datetime64[Y]").astype(int) + 1970
    return {int(year): numpy.flatnonzero(years == year) for year in numpy.unique(years)}
