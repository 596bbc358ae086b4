"""The demo operator at the size of a large one, made in SQL beside the small demo: `make demo SIZE=large`."""

from api.demo.large.fill import SIZES, Size, fill_large

__all__ = ["SIZES", "Size", "fill_large"]
