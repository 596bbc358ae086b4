"""The contact sheet: all pictures on one page, by screen, beside those of the time before."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final, Self

STYLE: Final = """
  :root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif }
  body { margin: 0 1.5rem 4rem }
  nav { position: sticky; top: 0; background: Canvas; padding: .75rem 0; display: flex; flex-wrap: wrap; gap: .75rem;
        border-bottom: 1px solid color-mix(in srgb, CanvasText 20%, Canvas) }
  h2 { margin: 2rem 0 .5rem; scroll-margin-top: 4rem }
  .row { display: flex; gap: 1rem; overflow-x: auto; align-items: flex-start; padding-bottom: .5rem }
  figure { margin: 0; flex: none } figcaption { font-size: .8rem; opacity: .75; margin-bottom: .25rem }
  img { height: 340px; border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas); border-radius: 4px; display: block }
  .before { display: none } :has(#before:checked) .before { display: block }
"""
SCRIPT: Final = """
  for (const box of document.querySelectorAll('nav input[data-kind]')) {
    box.addEventListener('change', () => {
      for (const one of document.querySelectorAll('figure')) {
        one.hidden = [...document.querySelectorAll('nav input[data-kind]')]
          .some((kind) => !kind.checked && one.dataset.kinds.split(' ').includes(kind.dataset.kind))
      }
    })
  }
"""


@dataclass(frozen=True, order=True)
class Picture:
    """A screen on a device, in a language, in a theme."""

    screen: str
    device: str
    language: str
    theme: str
    file: str

    @classmethod
    def of(cls, path: Path) -> Self:
        """Read what a file's name says: ``shop.phone.ro.dark.png``."""
        screen, device, language, theme, _ = path.name.split(".")
        return cls(screen, device, language, theme, path.name)


def write_sheet(folder: Path, pictures: list[Picture], before: Path | None) -> None:
    """Write ``index.html`` beside the pictures; ``before`` has those of the time before."""
    kinds = sorted({kind for one in pictures for kind in (one.device, one.language, one.theme)})
    boxes = "".join(f'<label><input type="checkbox" data-kind="{kind}" checked> {kind}</label>' for kind in kinds)
    if before is not None:
        boxes += '<label><input type="checkbox" id="before"> before</label>'
    rows = "".join(
        f'<h2 id="{screen}">{escape(screen.replace("-", " "))}</h2>'
        f'<div class="row">{"".join(_figures(one, before) for one in found)}</div>'
        for screen, found in groupby(pictures, key=lambda one: one.screen)
    )
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>{STYLE}</style>'
        f"<nav>{boxes}</nav>{rows}<script>{SCRIPT}</script></html>",
        encoding="utf-8",
    )


def _figures(one: Picture, before: Path | None) -> str:
    """Return the picture and, hidden until asked for, its predecessor."""
    kinds = f"{one.device} {one.language} {one.theme}"
    found = [("", one.file)]
    if before is not None and (before / one.file).exists():
        found.append(("before", f"../{before.name}/{one.file}"))
    return "".join(
        f'<figure data-kinds="{kinds}" class="{era}"><figcaption>{kinds} {era}</figcaption>'
        f'<a href="{file}"><img loading="lazy" src="{file}" alt=""></a></figure>'
        for era, file in found
    )
