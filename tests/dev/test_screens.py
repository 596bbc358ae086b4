"""No screen of the application is forgotten by its pictures and figures."""

from dev.figures.screens import PLACES, SCREENS, routes
from dev.figures.stage import PLACE
from dev.figures.walk import LANGUAGES, all_views, one_view_each
from tests.browser.texts import catalog


def test_every_route_has_a_screen() -> None:
    assert not routes() - {screen.route for screen in SCREENS}, "name them in dev/figures/screens.py"


def test_route_tables_are_read() -> None:
    assert {"/", "/leads/$id", "/portal/", "/portal/bills/$id", "/shop", "/sign-in"} <= routes()


def test_screens_are_told_apart_and_name_what_exists() -> None:
    names = [screen.name for screen in SCREENS]
    assert len(names) == len(set(names))
    assert {name for screen in SCREENS for name in PLACE.findall(screen.address)} <= set(PLACES)
    assert {text for screen in SCREENS for text in screen.press} <= set(catalog("en"))


def test_walk_goes_through_all_screens_in_all_languages() -> None:
    for views in (all_views(SCREENS), one_view_each(SCREENS)):
        assert {view.screen for view in views} == set(SCREENS)
        seen = {(view.device, view.language) for view in views}
        assert seen == {(device, language) for device in ("tablet", "phone") for language in LANGUAGES}
    pairs = {(view.language, view.themes[0]) for view in one_view_each(SCREENS)}
    assert len(pairs) == 2 * len(LANGUAGES)
