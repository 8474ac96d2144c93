"""Progress of a run: a bar of tqdm, or a function of the caller's."""

from __future__ import annotations

import contextlib
import sys
import warnings
from collections.abc import Callable, Iterator

ProgressFunction = Callable[[int, int], object]
ProgressSetting = bool | ProgressFunction | None


@contextlib.contextmanager
def watching(
    progress: ProgressSetting, total: int, *, repeats: bool = False
) -> Iterator[Callable[[int], object] | None]:
    """What the engine calls with the number of futures done, or None. `repeats`: `total` comes again so often that nobody knows yet."""
    if callable(progress):
        yield lambda done: progress(done, max(total, done) if repeats else total)
        return
    bar = None if progress is False else _bar(None if repeats else total, asked_for=progress is True)
    if bar is None:
        yield None
        return
    with bar:
        yield lambda done: bar.update(done - bar.n)


def _bar(total: int | None, *, asked_for: bool):  # type: ignore[no-untyped-def]
    """A bar, or None where nobody would see it or tqdm is not installed."""
    in_notebook = "ipykernel" in sys.modules
    if not (asked_for or in_notebook or sys.stderr.isatty()):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a notebook without widgets gets a bar of text, which is as good
            from tqdm.auto import tqdm
    except ImportError:
        return None
    return tqdm(total=total, unit=" futures", unit_scale=True, leave=False, delay=0 if asked_for else 1)
