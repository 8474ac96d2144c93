"""Expression cells: a recursive-descent parser and an evaluator.

The evaluator is given a *source* that turns a distribution into a value: its median (point run) or one
draw for each replication (see distributions.py). So one tree serves both runs.
"""

import re

import numpy as np

TOKEN = re.compile(r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<sign>[-+*/(),%]))")
DISTRIBUTIONS = {"uniform": 2, "triangular": 3, "pert": 3, "normal": 2, "lognormal": 2, "beta": 2}


class ExpressionError(ValueError):
    """A cell that is no expression; the message quotes it."""


def parse(text):
    """Tree of nested tuples: ('number', x), ('name', n), ('to', a, b), ('call', f, args), (operator, a, b)."""
    tokens, position = [], 0
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise ExpressionError(f"{text!r}: unexpected {text[position:]!r}")
        tokens.append((match.lastgroup, match.group(match.lastgroup)))
        position = match.end()
    parser = _Parser(tokens, text)
    tree = parser.interval()
    if parser.position != len(tokens):
        raise ExpressionError(f"{text!r}: unexpected {tokens[parser.position][1]!r}")
    return tree


class _Parser:
    def __init__(self, tokens, text):
        self.tokens, self.text, self.position = tokens, text, 0

    def peek(self):
        return self.tokens[self.position] if self.position < len(self.tokens) else (None, None)

    def take(self, *wanted):
        if self.peek()[1] in wanted:
            self.position += 1
            return self.tokens[self.position - 1][1]
        return None

    def expect(self, wanted):
        if self.take(wanted) is None:
            raise ExpressionError(f"{self.text!r}: {wanted!r} expected")

    def interval(self):  # `to` binds weakest
        left = self.sum()
        if self.take("to"):
            return ("to", left, self.sum())
        return left

    def sum(self):
        left = self.product()
        while operator := self.take("+", "-"):
            left = (operator, left, self.product())
        return left

    def product(self):
        left = self.sign()
        while operator := self.take("*", "/"):
            left = (operator, left, self.sign())
        return left

    def sign(self):
        if self.take("-"):
            return ("-", ("number", 0.0), self.sign())
        if self.take("+"):
            return self.sign()
        value = self.atom()
        while self.take("%"):
            value = ("/", value, ("number", 100.0))
        return value

    def atom(self):
        kind, word = self.peek()
        self.position += 1
        if kind == "number":
            return ("number", float(word))
        if word == "(":
            inner = self.interval()
            self.expect(")")
            return inner
        if kind == "name" and word != "to":
            if self.take("("):
                return self.call(word)
            return ("name", word)
        raise ExpressionError(f"{self.text!r}: a number, a name or a bracket expected")

    def call(self, name):
        arguments = [self.interval()]
        while self.take(","):
            arguments.append(self.interval())
        self.expect(")")
        wanted = DISTRIBUTIONS.get(name)
        if wanted is None and name not in ("min", "max"):
            raise ExpressionError(f"{self.text!r}: no function {name!r}")
        if wanted is not None and len(arguments) != wanted:
            raise ExpressionError(f"{self.text!r}: {name} takes {wanted} arguments")
        return ("call", name, arguments)


class Evaluator:
    """Evaluates trees; a name of variables.toml is evaluated once and then shared by all cells."""

    def __init__(self, variables, source):
        self.variables, self.source = variables, source
        self.values, self.open = {}, set()

    def name(self, name):
        if name not in self.values:
            if name not in self.variables:
                raise ExpressionError(f"no variable {name!r} in variables.toml")
            if name in self.open:
                raise ExpressionError(f"variable {name!r} depends on itself")
            self.open.add(name)
            self.values[name] = self.evaluate(self.variables[name])
            self.open.discard(name)
        return self.values[name]

    def evaluate(self, tree):
        """A float, or an array over the replications."""
        kind = tree[0]
        if kind == "number":
            return tree[1]
        if kind == "name":
            return self.name(tree[1])
        if kind == "call":
            arguments = [self.evaluate(argument) for argument in tree[2]]
            if tree[1] in ("min", "max"):
                choose = np.minimum if tree[1] == "min" else np.maximum
                result = arguments[0]
                for argument in arguments[1:]:
                    result = choose(result, argument)
                return result
            return self.source.draw(tree[1], arguments)
        left, right = self.evaluate(tree[1]), self.evaluate(tree[2])
        if kind == "to":
            return self.source.draw("to", [left, right])
        if kind == "+":
            return left + right
        if kind == "-":
            return left - right
        return left * right if kind == "*" else left / right
