"""Tables of results. Their numbers lie in memory as Arrow wants them, so other libraries take them without a copy."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sinews import _engine

if TYPE_CHECKING:
    import pandas
    import polars


class Table:
    """A table by columns. `pyarrow.table(t)`, `polars.DataFrame(t)` and DuckDB take it through the Arrow PyCapsule interface."""

    def __init__(self, name: str, columns: _engine.Columns) -> None:
        self.name = name
        self._columns = columns

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in order."""
        return self._columns.column_names

    def __len__(self) -> int:
        return len(self._columns)

    def __contains__(self, column: str) -> bool:
        return column in self.columns

    def __getitem__(self, column: str) -> Any:
        """A column: numbers as a NumPy array that looks into the table (no copy), months as datetime64[D], texts as a list."""
        values = self._columns.column(column)
        if self._columns.kind(column) != "day":
            return values
        days = values.astype("datetime64[D]")
        days[self._columns.missing_rows(column)] = "NaT"
        return days

    def rows(self) -> Iterator[dict[str, Any]]:
        """Row by row, as dictionaries."""
        names = self.columns
        columns = [self[name] for name in names]
        for cells in zip(*columns, strict=True):
            yield dict(zip(names, cells, strict=True))

    def address(self, column: str) -> int:
        """Where the column's values begin in memory."""
        return self._columns.address(column)

    def __arrow_c_schema__(self) -> object:
        return self._columns.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._columns.__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> pandas.DataFrame:
        """A DataFrame; its columns of numbers look into the table and must not be written to."""
        import pandas

        return pandas.DataFrame({name: self[name] for name in self.columns}, copy=False)

    def to_polars(self) -> polars.DataFrame:
        """A DataFrame of Polars, which looks into the table too."""
        import polars

        return polars.DataFrame(self)

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Writes one Parquet file, with PyArrow."""
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.table(self), path)

    def _repr_html_(self) -> str:
        from sinews.notebook import table_html

        return table_html(self)

    def __repr__(self) -> str:
        return f"<Table {self.name}: {len(self)} rows of {', '.join(self.columns)}>"


def _frames(tables: dict[str, Table]) -> dict[str, Any]:
    """Tables as pandas frames, by name."""
    return {name: table.to_pandas() for name, table in tables.items()}


def _write_parquet(tables: dict[str, Table], folder: str | os.PathLike[str]) -> None:
    """A Parquet file a table, in a folder that is made when it is not there."""
    path = pathlib.Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        table.to_parquet(path / f"{name}.parquet")
