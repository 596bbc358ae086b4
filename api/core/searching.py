"""Finding by whatever somebody has at hand: one statement, to which every domain adds what it can find (CUS-05).

A finder gives branches, each a SELECT of `COLUMNS` from its own tables. In them `w.name` stands for a value of `wanted`,
what was asked for. A branch reads through an index and stops at `MOST` rows that the caller may see, so the work grows with
the page and not with the base. Names that only resemble are looked for when nothing surer was found.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MOST: Final = 50
# Enough sure hits: then nobody waits for what only resembles.
ENOUGH: Final = 3
# Of so many that resemble the most alike are taken.
CANDIDATES: Final = 500
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
VALUE: Final = re.compile(r"\bw\.(\w+)")
COLUMNS: Final = ("kind", "id", "customer_id", "lead_id", "title", "number", "matched_on", "matched", "score")

# Of the words the three longest are looked for: an index can't help with one or two letters inside a text. A number is compared from
# its end, without signs (`number_end`): typed in full, without the year, or only what counts; and a phone as dialled at home or abroad.
# All bounds are compared byte by byte, so that an index serves them whatever is bound.
_WANTED: Final = r"""
with typed as materialized (
    select btrim({query}::text) as raw, unaccent_lower(btrim(regexp_replace({query}::text, '\s+', ' ', 'g'))) as plain,
        reverse(number_end(btrim({query}::text))) as bare
), parts as materialized (
    select t.*, case when length(bare) >= 6 and bare ~ '[0-9]' then bare
            when bare ~ '^([A-Z]{1,2}[0-9]{1,5}|[0-9]{2,5})$' then lpad(ltrim(bare, '{letters}'), 6, '0') end as tail,
        substring(bare from '^([A-Z]{1,2})[0-9]{1,5}$') as letters,
        case when bare ~ '^[0-9]{7,17}$' then ltrim(bare, '0') end as dialled,
        array(select word from regexp_split_to_table(plain, '[^[:alnum:]]+') word
            where length(word) >= 2 group by word order by length(word) desc, word limit 3) as words
    from typed t
), wanted as materialized (
    select plain, plain || chr(1114111) as plain_end, reverse(tail) as tail, reverse(tail) || chr(1114111) as tail_end,
        letters, reverse(dialled) as line, reverse(dialled) || chr(1114111) as line_end,
        array['+' || dialled, '+40' || dialled, '+48' || dialled, '+34' || dialled, '+51' || dialled] as phones,
        case when raw like '%_@_%' then lower(raw) end as email,
        case when length(bare) >= 6 then array[bare, regexp_replace(bare, '^(RO|PL|ES|PE)', '')] end as fiscal,
        case when length(words[1]) >= 3 then '%' || words[1] || '%' end as word,
        coalesce('%' || words[2] || '%', '%') as second, coalesce('%' || words[3] || '%', '%') as third,
        case when length(words[1]) >= 4 and bare !~ '[0-9]' then words[1] end as like_first,
        case when length(words[2]) >= 4 then words[2] else words[1] end as like_second,
        case when length(words[1]) >= 4 and bare !~ '[0-9]' then nullif(word_letters(array_to_string(words, ' ')), '{}') end as spelled,
        array(select '\m(' || word || string_agg('|' || overlay(word placing reverse(substr(word, i, 2)) from i for 2), '') || ')\M'
            from unnest(words) word, generate_series(1, length(word) - 1) i where length(word) in (4, 5) group by word) as exchanged
    from parts where length(plain) >= 2
)""".replace("{letters}", LETTERS)


@dataclass(frozen=True, slots=True)
class Finder:
    """What a domain finds: by a key or the words of a name; and, when little was found so, by what resembles."""

    sure: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def bears(alias: str) -> str:
    """Return the predicate of rows whose document number is the one that was typed, in whatever form."""
    number = f"number_end({alias}.number)"
    return (
        f"{number} ~>=~ w.tail and {number} ~<~ w.tail_end "
        f"and (w.letters is null or {alias}.number like w.letters || '-%')"
    )


def numbered(value: str) -> str:
    """Return the predicate of rows `{t}` whose document number is this text, in whatever form: the filters of lists.

    It is `bears` for one value: in full, without signs or year, or only what counts.
    """
    end = f"number_end(btrim({value}))"
    bare = f"(case when length({end}) >= 6 then {end} else rpad(rtrim({end}, '{LETTERS}'), 6, '0') end)"
    number = "number_end({t}.number)"
    letters = f"substring(upper(btrim({value})) from '^([A-Z]{{1,2}})[0-9]{{1,5}}$')"
    return (
        f"({value} ~ '[0-9]' and {number} ~>=~ {bare} and {number} ~<~ ({bare} || chr(1114111)) "
        f"and coalesce({{t}}.number like {letters} || '-%', true))"
    )


def part(text: str, value: str = "{v}::text") -> str:
    """Return the predicate of a text, folded by `unaccent_lower`, in which this value stands: the filters of lists.

    What `like` reads as signs of its own stands for itself: nobody who types `100 %` means whatever begins with 100.
    """
    return rf"{text} like '%' || regexp_replace(unaccent_lower({value}), '([%_\\])', '\\\1', 'g') || '%'"


def begins(text: str) -> str:
    """Return the predicate of rows whose text begins as typed."""
    return f"{text} ~>=~ w.plain and {text} ~<~ w.plain_end"


def beginning(text: str, name: str) -> str:
    """Return how well the beginning fits: whole words more than parts, and the more the less is missing of the name."""
    return f"case when starts_with({text}, w.plain || ' ') then 0.91 else 0.88 end + 0.03 * length(w.plain) / length({name})"


def contains(text: str) -> str:
    """Return the predicate of rows in whose text all words stand."""
    return f"{text} like w.word and {text} like w.second and {text} like w.third"


def resembles(text: str) -> str:
    """Return the predicate of rows in whose text there is something like each of the longest words."""
    return f"{text} %> w.like_first and {text} %> w.like_second"


def exchanges(text: str) -> str:
    """Return the predicate of rows in whose text each longer word stands whole, its letters perhaps in another order.

    An index knows the letters of each word in the order of the alphabet. Of a short word many others are made of the same
    letters: there only two neighbours may have changed places.
    """
    return f"word_letters({text}) @> w.spelled and {text} ~ all(w.exchanged::text[])"


def likeness(text: str) -> str:
    """Return how much of what was typed a text resembles, 0 to 1."""
    return f"((word_similarity(w.like_first, {text}) + word_similarity(w.like_second, {text})) / 2)"


def search(finders: Iterable[Finder]) -> str:
    """Return the query of what was found for the argument `query`: `COLUMNS`, each object once, by its best match."""
    found = list(finders)
    nothing = f"(select {', '.join(f'null as {name}' for name in COLUMNS)} where false)"
    sure = " union all ".join(_bounded(branch) for finder in found for branch in finder.sure) or nothing
    near = "".join(f" union all {_bounded(branch)}" for finder in found for branch in finder.near)
    near = near.replace("{little}", f"(select count(*) < {ENOUGH} from sure)")  # noqa: S608 - a number of ours
    return f"""{_WANTED}, sure({", ".join(COLUMNS)}) as materialized ({sure}),
        hit as (select * from sure{near})
    select distinct on (kind, id) * from hit order by kind, id, score desc"""  # noqa: S608 - of the program's own texts


def _bounded(branch: str) -> str:
    """Bound a branch that does not bound itself, and put what was asked for into it.

    Each value is a subquery of its own: joined to a row of values, a range would be taken for a third of the table.
    """
    bounded = branch if " limit " in branch else f"{branch} limit {MOST}"
    return f"({VALUE.sub(lambda match: f'(select {match[1]} from wanted)', bounded)})"  # noqa: S608 - a name of ours
