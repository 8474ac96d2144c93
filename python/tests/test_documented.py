"""Every public name says what it is, and the site shows its module."""

import importlib
import inspect
import pkgutil

import pytest
from conftest import ROOT

import sinews

MODULES = sorted(name for _, name, _ in pkgutil.iter_modules(sinews.__path__, "sinews.") if not name.split(".")[1].startswith("_"))


def public_members(module):
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(value):
            yield f"{module.__name__}.{name}", value
        elif inspect.isclass(value):
            yield f"{module.__name__}.{name}", value
            for inner, member in vars(value).items():
                if not inner.startswith("_") and (callable(member) or isinstance(member, property) or hasattr(member, "attrname")):
                    yield f"{module.__name__}.{name}.{inner}", member


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_has_a_text(module):
    loaded = importlib.import_module(module)
    assert loaded.__doc__
    bare = [name for name, member in public_members(loaded) if not (member.__doc__ or "").strip()]
    assert bare == []


def test_what_the_package_offers_stands_on_the_site():
    shown = (ROOT / "docs" / "python-calls.md").read_text(encoding="utf-8")
    for name in sinews.__all__:
        value = getattr(sinews, name)
        if name.startswith("__"):
            continue
        assert f"::: {value.__module__}\n" in shown, name
