"""Tables: what the files say, handed over without a copy."""

import csv

import numpy
import pytest

import sinews

NAMES = ["measures", "comparisons", "crossovers", "claims", "waterfall", "waterfall_inputs", "lines", "output", "spending", "evidence",
         "measure_list", "openings", "opened_capacity", "sources"]


@pytest.fixture(scope="module")
def files(results, tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    results.write(folder)

    def rows(name):
        with open(folder / name, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return rows


def test_every_table_is_there(results):
    assert list(results.tables()) == NAMES
    for name, table in results.tables().items():
        assert isinstance(table, sinews.Table)
        assert len(table) > 0, name
        assert name in repr(table)


@pytest.mark.parametrize("name", ["measures", "comparisons", "output", "spending"])
def test_numbers_are_those_of_the_files_to_the_bit(results, files, name):
    table = getattr(results, name)
    rows = files(name + ".csv")
    assert len(table) == len(rows)
    for column in table.columns:
        for mine, row in zip(table[column], rows, strict=True):
            its = row[column]
            if isinstance(mine, str):
                assert mine == its.removeprefix("'")
            elif isinstance(mine, numpy.datetime64):
                assert str(mine)[:7] == its
            else:
                assert numpy.isnan(mine) if its == "" else mine == float(its), (column, row)


def test_claims_and_waterfall(results, files):
    rows = files("claims.csv")
    assert results.claims["claim"] == [row["claim"] for row in rows]
    assert numpy.isnan(results.claims["probability"][results.claims["claim"].index("too_early")])
    waterfall = results.waterfall
    parts = sum(waterfall[term] for term in ("money", "capacity", "cooperation", "ramp", "inputs", "made"))
    numpy.testing.assert_allclose(parts, waterfall["wished"], rtol=1e-9, atol=1e-9)
    named = results.waterfall_inputs
    total = sum(waterfall["inputs"])
    assert sum(named["lost"]) == pytest.approx(total)


def test_crossovers_have_no_month_where_a_quantile_is_never(results):
    summary = {row["id"]: row["crossover"] for row in results.summary["comparisons"]}
    for row in results.crossovers.rows():
        for quantile in ("p05", "p50", "p95"):
            month = summary[row["comparison"]][quantile]
            assert numpy.isnat(row[quantile]) if month is None else str(row[quantile])[:7] == month


def test_arrow_takes_the_same_memory(results):
    pyarrow = pytest.importorskip("pyarrow")
    for name, table in results.tables().items():
        taken = pyarrow.table(table)
        taken.validate(full=True)
        assert taken.num_rows == len(table)
        assert taken.column_names == table.columns
        for column in table.columns:
            (chunk,) = taken[column].chunks
            assert chunk.buffers()[1].address == table.address(column), (name, column)


def test_nothing_is_null_but_what_is_missing(results):
    pyarrow = pytest.importorskip("pyarrow")
    for table in results.tables().values():
        taken = pyarrow.table(table)
        for column in table.columns:
            values = table[column]
            missing = 0 if isinstance(values, list) or values.dtype == numpy.int64 else int(
                numpy.isnat(values).sum() if values.dtype.kind == "M" else numpy.isnan(values).sum())
            assert taken[column].null_count == missing, column
    assert pyarrow.types.is_date32(pyarrow.table(results.measures)["month"].type)


def test_numpy_looks_into_the_same_memory(results):
    values = results.measures["p50"]
    assert values.__array_interface__["data"][0] == results.measures.address("p50")
    with pytest.raises(ValueError, match="read-only|read only"):
        values[0] = 1.0


def test_the_memory_outlives_the_results(scenario):
    pyarrow = pytest.importorskip("pyarrow")
    results = scenario.run(50)
    expected = results.measures["p50"].copy()
    taken, values = pyarrow.table(results.measures), results.measures["p50"]
    del results
    for _ in range(5):
        scenario.run(50)
    numpy.testing.assert_array_equal(values, expected)
    numpy.testing.assert_array_equal(taken["p50"].to_numpy(), expected)


def test_a_stream_that_nobody_takes_is_given_back(results):
    for _ in range(1000):
        results.measures.__arrow_c_stream__()
        results.measures.__arrow_c_schema__()


def test_pandas_and_polars_say_the_same(results):
    pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    for name, table in results.tables().items():
        frame = table.to_pandas()
        assert list(frame.columns) == table.columns and len(frame) == len(table), name
        other = polars.DataFrame(table)
        assert other.columns == table.columns and other.height == len(table)
    frame = results.measures.to_pandas()
    assert frame["month"].dtype.kind == "M"
    assert numpy.shares_memory(frame["p50"].to_numpy(), results.measures["p50"])
    assert set(results.to_pandas()) == set(NAMES)


def test_duckdb_queries_a_table(results):
    duckdb = pytest.importorskip("duckdb")
    measures = results.measures  # found by its name in the query
    assert duckdb.sql("select count(distinct measure) from measures").fetchall() == [(len(results.measure_list),)]
    assert len(measures) > 0


def test_parquet_gives_the_table_back(results, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    results.to_parquet(tmp_path / "out")
    assert {path.stem for path in (tmp_path / "out").iterdir()} == set(NAMES)
    back = parquet.read_table(tmp_path / "out" / "measures.parquet")
    numpy.testing.assert_array_equal(back["p95"].to_numpy(), results.measures["p95"])


def test_an_unknown_column_is_a_key_error(results):
    with pytest.raises(KeyError, match="no column"):
        results.measures["p51"]
