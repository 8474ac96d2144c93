"""What can be wrong, as exceptions that say where and what would be right."""

from __future__ import annotations

from collections.abc import Sequence

from sinews._engine import Fault


class SinewsError(Exception):
    """Every error of this package is one."""


class Faults(list[Fault]):
    """The faults of a scenario, sorted by place. Each has code, severity, file, line, column, row, quoted, problem, mend."""

    def __init__(self, faults: Sequence[Fault], text: str) -> None:
        super().__init__(faults)
        self._text = text

    @property
    def errors(self) -> list[Fault]:
        """Those that keep the scenario from running."""
        return [fault for fault in self if fault.severity == "error"]

    @property
    def warnings(self) -> list[Fault]:
        """Those that are worth a look and keep nothing from running."""
        return [fault for fault in self if fault.severity == "warning"]

    def __str__(self) -> str:
        """As `sinews check` shows them: the line, a mark under the place, the mend."""
        return self._text

    def __repr__(self) -> str:
        return f"<Faults: {len(self.errors)} errors, {len(self.warnings)} warnings>"


class InvalidScenario(SinewsError, ValueError):
    """A scenario has errors. `faults` holds them all; code, file, line, column, problem and mend are those of the first."""

    def __init__(self, faults: Faults) -> None:
        super().__init__(str(faults).rstrip())
        first = faults.errors[0]
        self.faults = faults
        self.code: str = first.code
        self.file: str = first.file
        self.line: int = first.line
        self.column: int = first.column
        self.problem: str = first.problem
        self.mend: str = first.mend


class UnknownName(SinewsError, KeyError):
    """A name that the scenario or the results do not have."""

    def __str__(self) -> str:
        return str(self.args[0])


class ShardProblems(SinewsError, ValueError):
    """Shards that make no whole run; `problems` names each missing, doubled, damaged or foreign one."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)
