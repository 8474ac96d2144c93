"""Runs every case folder and evaluates the check block of its why.md: python bench/numpy_model/check_cases.py [CASES]"""

import math
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from numpy_model.output import answer  # noqa: E402
from numpy_model.run import run  # noqa: E402

TOLERANCE = 1e-9


def root(function, low, high):
    """A zero between low and high, by bisection to the last bits."""
    rising = function(high) > 0
    for _ in range(200):
        middle = 0.5 * (low + high)
        if (function(middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return 0.5 * (low + high)


def expected(text):
    text = text.strip()
    words = {"null": None, "true": True, "false": False}
    if text in words:
        return words[text]
    if text.startswith('"'):
        return text.strip('"')
    names = {"sqrt": math.sqrt, "exp": math.exp, "log": math.log, "log2": math.log2, "root": root, "min": min, "max": max}
    return eval(text, {"__builtins__": {}}, names)  # the cases are part of this repository


def actual(result, words):
    kind, rest = words[0], words[1:]
    if kind == "series":
        metric, party, item, month = rest
        return result["series"][metric][party][item][int(month)]
    if kind == "waterfall":
        bloc, item, term, *rest = rest
        terms = result["waterfall"][bloc][item]
        if term == "inputs" and len(rest) == 2:
            return terms["inputs"][rest[0]][int(rest[1])]
        return terms["inputs_total" if term == "inputs" else term][int(rest[-1])]
    if kind == "measures":
        return result["measures"][rest[0]][int(rest[1])]
    if kind == "comparisons":
        value = result["comparisons"][rest[0]][rest[1]]
        return value[int(rest[2])] if len(rest) > 2 else value
    if kind == "claims":
        return result["claims"][rest[0]]
    if kind == "lines":
        value = result["lines"][rest[0]][rest[1]]
        return value[int(rest[2])] if len(rest) > 2 else value
    if kind == "money":
        return result["money_left"][rest[0]][rest[1]][int(rest[3])]
    if kind == "spending":
        return result["spending"][rest[0]][rest[1]][rest[2]]
    raise ValueError(f"unknown check {kind!r}")


def same(value, wanted):
    if wanted is None or value is None or isinstance(wanted, (bool, str)):
        return value is wanted if wanted is None or isinstance(wanted, bool) else value == wanted
    return abs(value - wanted) <= TOLERANCE * max(1.0, abs(wanted)) if wanted == 0 else abs(value - wanted) <= TOLERANCE * abs(wanted)


def main():
    cases = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "cases"
    failed = passed = 0
    for folder in sorted(path for path in cases.iterdir() if (path / "why.md").exists()):
        blocks = re.findall(r"```check\n(.*?)```", (folder / "why.md").read_text(encoding="utf-8"), re.S)
        result = answer(run(folder, point=True))
        for line in "\n".join(blocks).splitlines():
            if not line.strip():
                continue
            left, right = line.split("=", 1)
            value, wanted = actual(result, left.split()), expected(right)
            good = same(value, wanted)
            failed, passed = failed + (not good), passed + good
            print(f"{'pass' if good else 'FAIL'} {folder.name}: {line.strip()}" + ("" if good else f"   (is {value!r}, wanted {wanted!r})"))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
