"""What can be wrong, as exceptions that say where and what would be right."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator, Sequence

from sinews import _engine
from sinews._engine import Fault


class SinewsError(Exception):
    """Every error of this package is one."""


class SinewsWarning(UserWarning):
    """What a run does without, or with doubts: a posterior or results that were made of other files of the scenario."""


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


class NoPlan(SinewsError):
    """No plan does what was asked; the text says what can be reached."""


class ShardProblems(SinewsError, ValueError):
    """Shards that make no whole run; `problems` names each missing, doubled, damaged or foreign one."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """What the engine refuses, as an exception of this package: UnknownName for a name that is not there."""
    try:
        yield
    except _engine.Refused as refused:
        text = str(refused).removeprefix("error: ").rstrip()
        raise (UnknownName if "there is no " in text else SinewsError)(text) from None


def _warn(told: str) -> None:
    """Shows the lines of the engine's talk that are warnings, at the line that called the package."""
    for line in told.splitlines():
        if line.startswith("warning: "):
            warnings.warn(line.removeprefix("warning: "), SinewsWarning, stacklevel=4)
