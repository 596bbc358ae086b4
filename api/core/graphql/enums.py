"""Enums of the models in the schema, each value with its sentence."""

from enum import Enum
from typing import Any

import strawberry


def publish_enum(kind: type[Enum], description: str, *, name: str | None = None, **values: str) -> None:
    """Publish an enum under `name`, its own by default; `values` says what each member means.

    The models know nothing of the schema, so the sentences stand beside it. Raises TypeError unless exactly the
    members are described.
    """
    if values.keys() != kind.__members__.keys():
        raise TypeError(f"{kind.__name__}: describe {' '.join(kind.__members__)}, not {' '.join(values)}")
    strawberry.enum(kind, name=name, description=description)
    definition: Any = kind.__dict__["__strawberry_definition__"]
    for value in definition.values:
        value.description = values[value.name]
