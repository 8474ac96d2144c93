"""sinews: from money to production, under uncertainty.

>>> import sinews
>>> scenario = sinews.load("scenarios/vaccines")      # doctest: +SKIP
>>> results = scenario.run(1000)                      # doctest: +SKIP
>>> print(results.headline)                           # doctest: +SKIP
"""

from sinews._engine import version as __version__
from sinews.faults import (
    Faults,
    InvalidScenario,
    NoPlan,
    ShardProblems,
    SinewsError,
    SinewsWarning,
    UnknownName,
)
from sinews.results import Results
from sinews.scenario import Scenario, load, new
from sinews.shards import merge_shards
from sinews.tables import Table

__all__ = [
    "Faults",
    "InvalidScenario",
    "NoPlan",
    "Results",
    "Scenario",
    "ShardProblems",
    "SinewsError",
    "SinewsWarning",
    "Table",
    "UnknownName",
    "__version__",
    "load",
    "merge_shards",
    "new",
]
