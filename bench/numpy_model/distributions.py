"""What a distribution gives: its median, or one draw for each replication."""

import math
from functools import lru_cache

import numpy as np

# 95 % quantile of the standard normal: `a to b` holds 90 %.
Z95 = 1.6448536269514722


def incomplete_beta(a, b, x):
    """Regularised incomplete beta function by Lentz's continued fraction."""
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - incomplete_beta(b, a, 1.0 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    tiny = 1e-300
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > tiny else tiny)
    fraction = d
    for m in range(1, 1000):
        for step in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                     -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1.0 + step * d
            d = 1.0 / (d if abs(d) > tiny else tiny)
            c = 1.0 + step / c
            c = c if abs(c) > tiny else tiny
            fraction *= c * d
        if abs(c * d - 1.0) < 1e-16:
            break
    return front * fraction


@lru_cache(maxsize=None)
def beta_median(a, b):
    """Median of beta(a, b) by bisection to the last bits."""
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        if incomplete_beta(a, b, middle) < 0.5:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


def pert_shape(a, mode, b):
    """Shape parameters of the beta behind pert(a, mode, b), lambda = 4."""
    width = b - a
    return 1.0 + 4.0 * (mode - a) / width, 1.0 + 4.0 * (b - mode) / width


class Medians:
    """The point run: each distribution at its own median."""

    def draw(self, name, arguments):
        first, second = arguments[0], arguments[1]
        if name == "to":
            return math.sqrt(first * second) if first > 0 and second > 0 else 0.5 * (first + second)
        if name == "uniform":
            return 0.5 * (first + second)
        if name == "normal":
            return first
        if name == "lognormal":
            return math.exp(first)
        if name == "beta":
            return beta_median(first, second)
        third = arguments[2]
        if first == third:
            return first
        if name == "pert":
            return first + (third - first) * beta_median(*pert_shape(first, second, third))
        width, middle = third - first, 0.5 * (first + third)
        if second >= middle:
            return first + math.sqrt(0.5 * width * (second - first))
        return third - math.sqrt(0.5 * width * (third - second))


class Draws:
    """One draw for each replication, from one stream for each chunk of replications."""

    def __init__(self, generator, replications):
        self.generator, self.size = generator, replications

    def draw(self, name, arguments):
        rng, size = self.generator, self.size
        first, second = arguments[0], arguments[1]
        if name == "to":
            return self.interval(first, second)
        if name == "uniform":
            return first + (second - first) * rng.random(size)
        if name == "normal":
            return first + second * rng.standard_normal(size)
        if name == "lognormal":
            return np.exp(first + second * rng.standard_normal(size))
        if name == "beta":
            return rng.beta(first, second, size)
        third = arguments[2]
        if np.all(np.equal(first, third)):
            return first
        if name == "pert":
            return first + (third - first) * rng.beta(*pert_shape(first, second, third), size)
        return rng.triangular(first, second, third, size)

    def interval(self, low, high):
        z = self.generator.standard_normal(self.size)
        positive = (np.asarray(low) > 0) & (np.asarray(high) > 0)
        with np.errstate(all="ignore"):
            linear = 0.5 * (low + high) + (np.subtract(high, low) / (2 * Z95)) * z
            if not np.any(positive):
                return linear
            log_low, log_high = np.log(low), np.log(high)
            return np.where(positive, np.exp(0.5 * (log_low + log_high) + (log_high - log_low) / (2 * Z95) * z), linear)
