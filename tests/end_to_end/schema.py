"""The part of JSON Schema 2020-12 that docs/summary.schema.json uses; any other keyword is an error, so that none is
taken as checked that is not."""

import re

TYPES = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}
ANNOTATIONS = {"$schema", "$id", "title", "description", "$defs"}


def faults(value, schema, root, place="$"):
    """A list of what is wrong, each with its place."""
    found = []
    for keyword, wanted in schema.items():
        if keyword in ANNOTATIONS:
            continue
        found += CHECKS[keyword](value, wanted, root, place)
    return found


def check_type(value, wanted, _root, place):
    names = wanted if isinstance(wanted, list) else [wanted]
    return [] if any(TYPES[name](value) for name in names) else [f"{place}: {value!r} is not {wanted}"]


def check_required(value, wanted, _root, place):
    return [f"{place}: `{key}` is missing" for key in wanted if isinstance(value, dict) and key not in value]


def check_properties(value, wanted, root, place):
    if not isinstance(value, dict):
        return []
    return [fault for key, schema in wanted.items() if key in value
            for fault in faults(value[key], schema, root, f"{place}.{key}")]


def check_additional(value, wanted, root, place):
    if not isinstance(value, dict):
        return []
    return [fault for key, entry in value.items() for fault in faults(entry, wanted, root, f"{place}.{key}")]


def check_items(value, wanted, root, place):
    if not isinstance(value, list):
        return []
    return [fault for at, entry in enumerate(value) for fault in faults(entry, wanted, root, f"{place}[{at}]")]


def check_reference(value, wanted, root, place):
    schema = root
    for part in wanted.removeprefix("#/").split("/"):
        schema = schema[part]
    return faults(value, schema, root, place)


def check_any(value, wanted, root, place):
    return [] if any(not faults(value, schema, root, place) for schema in wanted) else [f"{place}: {value!r} fits nothing"]


def check_minimum(value, wanted, _root, place):
    return [f"{place}: {value} < {wanted}"] if TYPES["number"](value) and value < wanted else []


def check_maximum(value, wanted, _root, place):
    return [f"{place}: {value} > {wanted}"] if TYPES["number"](value) and value > wanted else []


def check_pattern(value, wanted, _root, place):
    return [f"{place}: {value!r} is not {wanted}"] if isinstance(value, str) and not re.search(wanted, value) else []


CHECKS = {
    "type": check_type,
    "required": check_required,
    "properties": check_properties,
    "additionalProperties": check_additional,
    "items": check_items,
    "$ref": check_reference,
    "anyOf": check_any,
    "minimum": check_minimum,
    "maximum": check_maximum,
    "pattern": check_pattern,
    "const": lambda value, wanted, _, place: [] if value == wanted else [f"{place}: {value!r} is not {wanted!r}"],
    "enum": lambda value, wanted, _, place: [] if value in wanted else [f"{place}: {value!r} is none of {wanted}"],
    "minItems": lambda value, wanted, _, place: [] if len(value) >= wanted else [f"{place}: too few"],
}
