"""Progress of a run: a bar of tqdm, or a function of the caller's."""

from __future__ import annotations

import contextlib
import math
import sys
import warnings
from collections.abc import Callable, Iterator

ProgressFunction = Callable[[int, int], object]
ProgressSetting = bool | ProgressFunction | None
GapFunction = Callable[[float, float], object]
GapSetting = bool | GapFunction | None


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


@contextlib.contextmanager
def watching_gap(progress: GapSetting) -> Iterator[Callable[[float, float], object] | None]:
    """What a search calls with its best value and its bound as they come nearer to each other, or None."""
    if callable(progress):
        yield progress
        return
    bar = None if progress is False else _bar(None, asked_for=progress is True, shape="{desc}   {elapsed}")
    if bar is None:
        yield None
        return
    with bar:
        yield lambda best, bound: bar.set_description_str(_gap_text(best, bound))


def _gap_text(best: float, bound: float) -> str:
    """As the command line shows it."""
    known = math.isfinite(best) and math.isfinite(bound)
    gap = f"{100 * abs(best - bound) / max(1e-10, abs(best)):.4g} %" if known else "?"
    numbers = [f"{value:.6g}" if math.isfinite(value) else "?" for value in (best, bound)]
    return f"plan  best {numbers[0]}, bound {numbers[1]}, gap {gap}"


def _bar(total: int | None, *, asked_for: bool, shape: str | None = None):  # type: ignore[no-untyped-def]
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
    return tqdm(total=total, unit=" futures", unit_scale=True, leave=False, delay=0 if asked_for else 1, bar_format=shape)
