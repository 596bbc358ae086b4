"""Every table and event of the product, imported once so that metadata and registry are complete."""

import importlib
import pkgutil

import api
from api.core import tables

__all__ = ["tables"]

for _module in pkgutil.iter_modules(api.__path__):
    if _module.ispkg and _module.name != "core":
        _package = importlib.import_module(f"api.{_module.name}")
        for _child in pkgutil.iter_modules(_package.__path__):
            if _child.name in {"models", "events"}:
                importlib.import_module(f"api.{_module.name}.{_child.name}")
