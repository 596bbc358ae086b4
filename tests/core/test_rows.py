"""New rows stand as SQLModel would make them: given values, and defaults that no two rows share."""

from datetime import timedelta
from uuid import uuid4

from sqlmodel import Field

from api.core import clock
from api.core.db import Row


class Box(Row):
    """A row of each kind of field; of no table."""

    label: str
    size: int = 3
    note: str | None = None
    tags: list[str] = Field(default_factory=list)
    marks: dict[str, int] = Field(default={"seen": 0})


def test_a_new_row_has_what_is_given_and_the_defaults_of_the_rest() -> None:
    box = Box(label="a", size=4)
    assert (box.label, box.size, box.note, box.tags, box.marks) == ("a", 4, None, [], {"seen": 0})
    assert box.model_fields_set == {"label", "size"}
    assert clock.now() - box.created_at < timedelta(minutes=1)
    key = uuid4()
    assert Box(id=key, label="a").id == key


def test_rows_share_no_default() -> None:
    one, other = Box(label="a"), Box(label="b")
    one.tags.append("x")
    one.marks["seen"] = 1
    assert (other.tags, other.marks) == ([], {"seen": 0})
    assert one.id != other.id


def test_what_is_no_field_is_not_kept_and_what_is_missing_is_not_made_up() -> None:
    box = Box(colour="red")  # type: ignore[call-arg]
    assert not hasattr(box, "colour")
    assert "label" not in vars(box)
