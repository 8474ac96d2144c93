"""The results of a run as one JSON object."""

import numpy as np

from .scenario import month_name
from .waterfall import TERMS


def number(value):
    return None if value is None or not np.isfinite(value) else float(value)


def numbers(values):
    return [number(value) for value in values]


def answer(run):
    """Everything, as plain dicts and lists."""
    scenario, network, count = run.scenario, run.network, run.count
    series = {name: {} for name in run.series} if run.with_series else {}
    for name, values in run.series.items() if run.with_series else ():
        for index, (party, item) in enumerate(network.nodes):
            series[name].setdefault(party, {})[item] = numbers(values[:, index] / count)
    money = {}
    for index, (party, category) in enumerate(run.purses):
        money.setdefault(party, {})[category] = numbers(run.left[:, index] / count)
    months = [month_name(scenario.start + t) for t in range(scenario.months)]
    return {
        "months": months, "replications": count, "point": run.point, "series": series, "money_left": money,
        "spending": {party: {kind: {str(year): value for year, value in years.items()} for kind, years in kinds.items()}
                     for party, kinds in run.spending[1].items()},
        "waterfall": _waterfall(run), "measures": _measures(run), "comparisons": _comparisons(run, months),
        "claims": _claims(run), "lines": _lines(run),
    }


def _waterfall(run):
    result = {}
    for market in range(run.waterfall_table.markets):
        bloc, item = run.network.market_pairs[market]
        terms = {term: numbers(run.terms[:, market, column] / run.count) for column, term in enumerate(TERMS)}
        inputs = {}
        for name in run.network.below(item):
            column = run.waterfall_table.input_index[name]
            inputs[name] = numbers(run.inputs[:, market, column] / run.count)
        terms["inputs"] = inputs
        result.setdefault(bloc, {})[item] = terms
    return result


def _measures(run):
    result = {}
    for name, chunks in run.measures.items():
        values = np.concatenate(chunks, axis=1)
        if run.point:
            result[name] = numbers(values[:, 0])
            continue
        low, middle, high = np.quantile(values, (0.05, 0.5, 0.95), axis=1)
        result[name] = {"mean": numbers(values.mean(axis=1, dtype=float)), "p05": numbers(low), "p50": numbers(middle), "p95": numbers(high)}
    return result


def _comparisons(run, months):
    result = {}
    for name, chunks in run.comparisons.items():
        crossover = np.concatenate([chunk["crossover"] for chunk in chunks])
        holds = sum(chunk["holds"] for chunk in chunks) / run.count
        gap = sum(chunk["gap"] for chunk in chunks) / run.count
        at_or_before = float(np.mean(np.concatenate([chunk["at_or_before"] for chunk in chunks])))
        if run.point:
            first = int(crossover[0])
            result[name] = {"crossover": months[first] if first >= 0 else None, "at_or_before": at_or_before > 0, "gap": numbers(gap),
                            "holds": [bool(value) for value in holds]}
            continue
        never = float(np.mean(crossover < 0))
        ordered = np.sort(np.where(crossover < 0, len(months), crossover))
        quantile = lambda p: ordered[min(len(ordered) - 1, int(p * len(ordered)))]
        names = {f"p{int(100 * p):02d}": months[quantile(p)] if quantile(p) < len(months) else None for p in (0.05, 0.25, 0.5, 0.75, 0.95)}
        result[name] = {"crossover": dict(names, never=never), "at_or_before": at_or_before, "gap": numbers(gap), "holds": numbers(holds)}
    return result


def _claims(run):
    result = {}
    for name, chunks in run.claims.items():
        if any(chunk is None for chunk in chunks):
            result[name] = None
        else:
            probability = float(np.mean(np.concatenate([np.atleast_1d(chunk) for chunk in chunks])))
            result[name] = probability > 0.5 if run.point else probability
    return result


def _lines(run):
    result = {}
    for row, name in enumerate(run.tables.lines.names):
        count, total = run.line_start[:, row]
        start = total / count if count else None
        entry = {"start": 0.0 if run.tables.lines.always[row] and count else start}
        if run.point:
            entry["made"] = numbers(run.line_made[:, row])
        else:
            entry["comes"] = count / run.count
        result[name] = entry
    return result
