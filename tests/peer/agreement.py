"""The program and the NumPy model must agree to 1e-9 where nothing is random: agreement.py SINEWS FOLDER...

Both run each scenario folder with --point; every number that both give is compared: series by party and item,
measures, the monthly waterfall with its named inputs, comparisons, claims. A difference counts against the larger
of the two values and 1e-3 of the largest that the item reaches in any series that is counted in its units (of the
waterfall: of the wished rate), since what is left of a subtraction has the error of its parts.
"""

import csv
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

TOLERANCE = 1e-9
NUMPY_MODEL = Path(__file__).resolve().parents[2] / "bench"
TERMS = ("wished", "ordered", "money", "capacity", "cooperation", "ramp", "made", "backlog", "imported", "exported", "idle")
SHOWN = 10


class Comparison:
    """Counts what was compared and keeps what differs."""

    def __init__(self):
        self.count = 0
        self.largest = 0.0
        self.differences = []

    def numbers(self, name, ours, theirs, whole=0.0):
        """Two series of one length; None is `no value`."""
        if len(ours) != len(theirs):
            self.differences.append(f"{name}: {len(ours)} values against {len(theirs)}")
            return
        scale = max((abs(value) for value in ours + theirs if value is not None), default=0.0)
        scale = max(scale, whole)
        for position, (left, right) in enumerate(zip(ours, theirs)):
            self.count += 1
            if left is None or right is None:
                if left is not right:
                    self.differences.append(f"{name}, month {position}: {left} against {right}")
                continue
            size = max(abs(left), abs(right), 1e-3 * scale)
            difference = abs(left - right) / size if size else 0.0
            self.largest = max(self.largest, difference)
            if not difference <= TOLERANCE:
                self.differences.append(f"{name}, month {position}: {left!r} against {right!r}")

    def same(self, name, ours, theirs):
        self.count += 1
        if ours != theirs:
            self.differences.append(f"{name}: {ours} against {theirs}")


def magnitude(values):
    return max((abs(value) for value in values if value is not None), default=0.0)


def number(cell):
    value = float(cell) if cell else math.nan
    return value if math.isfinite(value) else None


def rows(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def grouped(table, keys, column):
    """Rows by key, in the order of the file, which is that of the months."""
    groups = {}
    for row in table:
        groups.setdefault(tuple(row[key] for key in keys), []).append(number(row[column]))
    return groups


def compare_series(comparison, folder, peer):
    ours = grouped(rows(folder, "series.csv"), ("metric", "party", "item"), "value")
    theirs = {
        (metric, party, item): values
        for metric, parties in peer["series"].items() for party, items in parties.items() for item, values in items.items()}
    metrics = {metric for metric, _, _ in ours} & set(peer["series"])
    comparison.same("some metrics in common", bool(metrics), True)
    largest = {}
    for (metric, _, item), values in [*ours.items(), *theirs.items()]:
        if metric not in ("price", "spent"):
            largest[item] = max(largest.get(item, 0.0), magnitude(values))
    zeros = [0.0] * len(peer["months"])  # a party that neither makes nor wants an item may be left out
    for name in sorted(key for key in {*ours, *theirs} if key[0] in metrics):
        metric, _, item = name
        values = ours.get(name, zeros)
        if metric == "price" and not any(values):
            continue  # the program has no price where nobody with limited money buys
        comparison.numbers("series " + " ".join(name), values, theirs.get(name, zeros), largest[item] if metric != "price" else 0.0)


def compare_measures(comparison, folder, peer):
    ours = grouped(rows(folder, "measures.csv"), ("measure",), "mean")
    comparison.same("measures", sorted(name for (name,) in ours), sorted(peer["measures"]))
    for (name,), values in ours.items():
        comparison.numbers(f"measure {name}", values, peer["measures"].get(name, []))


def named_inputs(cell):
    return {name: float(value) for name, value in (part.split("=") for part in cell.split(";") if part)}


def compare_waterfall(comparison, folder, peer):
    table = [row for row in rows(folder, "waterfall.csv") if "-" in row["period"]]  # months, without the years
    markets = sorted({(row["bloc"], row["item"]) for row in table})
    for bloc, item in markets:
        theirs = peer["waterfall"].get(bloc, {}).get(item)
        comparison.same(f"waterfall of {bloc} {item}", theirs is not None, True)
        if theirs is None:
            continue
        months = [row for row in table if (row["bloc"], row["item"]) == (bloc, item)]
        largest = max(magnitude(theirs[term]) for term in TERMS)
        for term in TERMS:
            comparison.numbers(f"waterfall {bloc} {item} {term}", [number(row[term]) for row in months], theirs[term], largest)
        parts = [named_inputs(row["inputs_named"]) for row in months]
        for name in sorted({name for part in parts for name in part} | set(theirs["inputs"])):
            ours = [part.get(name, 0.0) for part in parts]
            other = theirs["inputs"].get(name, [0.0] * len(months))
            comparison.numbers(f"waterfall {bloc} {item} input {name}", ours, other, largest)


def compare_answers(comparison, folder, peer):
    crossed = {}
    for row in rows(folder, "comparisons.csv"):
        crossed.setdefault(row["comparison"], None)
        if int(row["crossover"]):
            crossed[row["comparison"]] = row["month"]
    comparison.same("comparisons", sorted(crossed), sorted(peer["comparisons"]))
    for name, month in crossed.items():
        comparison.same(f"crossover of {name}", month, peer["comparisons"].get(name, {}).get("crossover"))
    for row in rows(folder, "claims.csv"):
        theirs = peer["claims"].get(row["claim"])
        if theirs is not None:
            comparison.same(f"claim {row['claim']}", float(row["probability"]) == 1.0, theirs)


def run(command, **options):
    """Quiet unless it fails; then its own words are the message."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} exited with {done.returncode}:\n{done.stdout}{done.stderr}")


def compare_folder(program, scenario):
    comparison = Comparison()
    with tempfile.TemporaryDirectory() as temporary:
        out, answer = Path(temporary) / "out", Path(temporary) / "peer.json"
        run([program, "run", scenario, "--point", "--quiet", "--out", out])
        run([sys.executable, "-m", "numpy_model", scenario.resolve(), "--point", "--out", answer], cwd=NUMPY_MODEL)
        peer = json.loads(answer.read_text(encoding="utf-8"))
        compare_series(comparison, out, peer)
        compare_measures(comparison, out, peer)
        compare_waterfall(comparison, out, peer)
        compare_answers(comparison, out, peer)
    return comparison


def main():
    program, *folders = sys.argv[1:]
    if not folders:
        sys.exit("usage: agreement.py SINEWS FOLDER...")
    failed = False
    for folder in map(Path, folders):
        comparison = compare_folder(Path(program).resolve(), folder)
        print(f"{folder.name}: {comparison.count} numbers, largest difference {comparison.largest:.1e}, "
              f"{len(comparison.differences)} too large")
        for difference in comparison.differences[:SHOWN]:
            print("  " + difference)
        failed = failed or bool(comparison.differences)
    sys.exit(1 if failed else 0)


main()
