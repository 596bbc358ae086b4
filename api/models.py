"""Every table of the product, imported once so that the metadata is complete."""

import importlib
import pkgutil

import api
from api.core import tables

__all__ = ["tables"]

for _module in pkgutil.iter_modules(api.__path__):
    if _module.ispkg and _module.name != "core":
        _package = importlib.import_module(f"api.{_module.name}")
        if any(child.name == "models" for child in pkgutil.iter_modules(_package.__path__)):
            importlib.import_module(f"api.{_module.name}.models")
