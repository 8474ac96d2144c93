"""Figures show the numbers of the tables."""

import numpy
import pytest

import sinews

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")


@pytest.fixture(autouse=True)
def close_figures():
    yield
    from matplotlib import pyplot

    pyplot.close("all")


def test_a_measure_is_drawn_as_it_is(results):
    measure = results.measure_list["measure"][0]
    axes = results.plot.measure(measure, evidence=False)
    rows = [at for at, name in enumerate(results.measures["measure"]) if name == measure]
    numpy.testing.assert_array_equal(axes.lines[0].get_ydata(), results.measures["p50"][rows])


def test_a_comparison_has_two_sides_and_a_legend(results):
    axes = results.plot.comparison()
    row = next(results.crossovers.rows())
    assert axes.get_title() == row["text"]
    assert len(axes.get_legend().get_texts()) == 2


def test_every_figure_can_be_drawn(results):
    plot = results.plot
    party = results.spending["name"][0]
    for draw in (plot.comparison, plot.probability, plot.ratio, plot.crossover, plot.readings, plot.waterfall, plot.claims,
                 plot.lines, plot.chances, plot.binding, plot.binds, plot.openings, plot.output, plot.vintage, lambda ax=None: plot.bridge(2027, ax=ax),
                 lambda ax=None: plot.spending(party, ax=ax)):
        axes = draw()
        axes.figure.canvas.draw()
        assert axes.has_data()


def test_a_bridge_goes_from_the_wish_to_what_was_made(results):
    axes = results.plot.bridge(2027)
    rows = [at for at, (bloc, item, month) in enumerate(zip(
        results.waterfall["bloc"], results.waterfall["item"], results.waterfall["month"], strict=True))
        if (bloc, item, str(month)[:4]) == (results.waterfall["bloc"][0], results.waterfall["item"][0], "2027")]
    wished, *taken, made = axes.patches
    assert wished.get_height() == pytest.approx(results.waterfall["wished"][rows].mean())
    assert made.get_height() == pytest.approx(results.waterfall["made"][rows].mean())
    assert taken[-1].get_y() == pytest.approx(made.get_height()), "the causes account for all that is not made"


def test_what_binds_is_a_part_of_the_wish(results):
    grid = results.plot.binding().images[0].get_array()
    assert numpy.nanmin(grid) >= 0 and numpy.nanmax(grid) <= 1
    picture = results.plot.binds().images[0].get_array()
    items = {item for bloc, item in zip(results.waterfall["bloc"], results.waterfall["item"], strict=True) if bloc == results.waterfall["bloc"][0]}
    assert picture.shape[0] == len(items)


def test_output_is_the_medians_of_the_year_the_largest_first(results):
    table = results.output
    item = table["item"][0]
    medians = [row["p50"] for row in table.rows() if row["item"] == item and row["year"] == 2027 and row["p95"] > 0]
    widths = [bar.get_width() for bar in results.plot.output(item, 2027).patches]
    assert widths == sorted(medians, reverse=True)
    assert len(results.plot.output(item, 2027, most=1).patches) == 1
    with pytest.raises(sinews.UnknownName, match="no year 1999"):
        results.plot.output(item, 1999)


def test_openings_and_sources_are_those_of_the_tables(results):
    heights = sum(bar.get_height() for bar in results.plot.openings().patches)
    assert heights == pytest.approx((results.openings["opened"] + results.openings["expanded"]).sum())
    item = results.opened_capacity["item"][0]
    own = [at for at, name in enumerate(results.opened_capacity["item"]) if name == item]
    heights = sum(bar.get_height() for bar in results.plot.openings(item).patches)
    assert heights == pytest.approx(results.opened_capacity["capacity"][own].sum())
    dated = sum(date[:4].isdigit() for date in results.sources["date"])
    assert sum(bar.get_height() for bar in results.plot.vintage().patches) == dated


def test_axes_may_be_given(results):
    from matplotlib import pyplot

    _, axes = pyplot.subplots()
    assert results.plot.waterfall(ax=axes) is axes


def test_what_is_not_there_is_told(results):
    with pytest.raises(sinews.UnknownName, match="there is no measure `nothing`"):
        results.plot.measure("nothing")
    with pytest.raises(sinews.UnknownName, match="there is no comparison `nothing`; there are ahead"):
        results.plot.comparison("nothing")
    with pytest.raises(sinews.UnknownName, match="meets_2"):
        results.plot.chances("meets_9")
    bare = sinews.new().run(20)
    if len(bare.spending) == 0:
        with pytest.raises(sinews.UnknownName, match="no spending"):
            bare.plot.chances()
