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
                 plot.lines, plot.chances, lambda ax=None: plot.spending(party, ax=ax)):
        axes = draw()
        axes.figure.canvas.draw()
        assert axes.has_data()


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
