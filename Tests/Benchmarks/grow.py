"""Grows a database by orders that stand in it as if they had been placed long ago.

grow.py reserve DATABASE COUNT: leaves so many feed positions free at every courier.
grow.py copy DATABASE COUNT KEPT: copies the orders that the server has taken since, in turn, to
COUNT orders of the last days, in every table that knows them, and writes ids of copies to KEPT.

The tables and their keys are read from the database itself. A copy differs from its model in its
ids, in what must be unique, in its instants, and in being settled: packed and taken over. The
receivers of those in KEPT are erased already, so that these orders can be read: a name that was
sealed for one order opens in no other.
"""

import random
import sqlite3
import sys

DAYS = 60
DAY_MS = 86_400_000
# The program forgets these after so many days.
YOUNG_DAYS = {"idempotency": 7}
IS_KEPT = "n IN (SELECT n FROM temp.kept)"
SETTLED = {
    ("parcel", "handover"): "'acknowledged'",
    ("parcel", "packing"): "'packed'",
    ("assignment", "state"): "'accepted'",
    # When it was settled, where its model has not been.
    ("parcel", "packed_at"): "{shift} + {now}",
    ("assignment", "decided_at"): "{shift} + {now}",
    ("receiver", "erased_at"): f"CASE WHEN {IS_KEPT} THEN {{shift}} + {{now}} END",
    ("receiver", "sealed"): f"CASE WHEN NOT {IS_KEPT} THEN sealed END",
    ("receiver", "key_id"): f"CASE WHEN NOT {IS_KEPT} THEN key_id END",
    ("receiver", "phone_hash"): f"CASE WHEN NOT {IS_KEPT} THEN randomblob(32) END",
}
KEPT = 2_000
# Numbers beyond this are instants, in milliseconds.
LEAST_INSTANT = 10**12


def opened(path):
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA foreign_keys = OFF")
    base.execute("PRAGMA cache_size = -200000")
    base.execute("PRAGMA temp_store = MEMORY")
    return base


def reserve(path, count):
    base = opened(path)
    for (code,) in base.execute("SELECT code FROM courier").fetchall():
        base.execute("INSERT INTO counter VALUES (?, ?)", (f"courier_feed {code}", count))


class Table:
    """A table with the rows of the models, and how a copy of such a row is made in SQL."""

    def __init__(self, base, name):
        self.name = name
        self.columns, keys = [], []
        for _, column, *_, key in base.execute(f"PRAGMA table_info({name})"):
            self.columns.append(column)
            if key:
                keys.append(column)
        self.unique = [keys] if keys else []
        for _, index, unique, *_ in base.execute(f"PRAGMA index_list({name})").fetchall():
            if unique:
                self.unique.append([
                    column for _, _, column in base.execute(f"PRAGMA index_info({index})")])

    def insert(self, base, rows, models, owned, count, now, turn):
        """Copies the rows, pairs of a model's number and a row, in the order of the copies."""
        quoted = ", ".join(f'"{column}"' for column in self.columns)
        base.execute("DROP TABLE IF EXISTS temp.model")
        base.execute(f"CREATE TEMP TABLE model (model, place, {quoted})")
        marks = ", ".join("?" * (len(self.columns) + 2))
        seen = {}
        for model, row in rows:
            place = seen[model] = seen.get(model, -1) + 1
            base.execute(f"INSERT INTO temp.model VALUES ({marks})", (model, place, *row))
        base.execute("CREATE INDEX temp.model_by_number ON model (model, place)")
        days = YOUNG_DAYS.get(self.name, DAYS)
        first = max(0, count - count * days // DAYS)
        made = ", ".join(self.expressions([row for _, row in rows], owned, count, now, turn))
        base.execute(
            f"""
            INSERT INTO {self.name} ({quoted})
            WITH RECURSIVE copy (n) AS
                (SELECT {first} UNION ALL SELECT n + 1 FROM copy WHERE n + 1 < {count})
            SELECT {made} FROM copy CROSS JOIN temp.model
            WHERE model.model = n % {models}
            """)

    def expressions(self, rows, owned, count, now, turn):
        made, changed = {}, set()
        for index, column in enumerate(self.columns):
            values = [row[index] for row in rows if row[index] is not None]
            shift = f"(n - {count}) * {DAY_MS * DAYS // count}"
            if text := SETTLED.get((self.name, column)):
                made[column] = text.format(shift=shift, now=now)
            elif kind := next((kind for kind in owned if owned[kind].issuperset(values)), None):
                changed.add(column)
                made[column] = copied_id(values[0], kind) if values else "NULL"
            elif values and all(isinstance(value, int) for value in values) and (
                    min(values) > LEAST_INSTANT):
                made[column] = f'"{column}" + {shift}'
            else:
                made[column] = f'"{column}"'
        for columns in self.unique:
            if changed.isdisjoint(columns):
                last = columns[-1]
                made[last] = self.told_apart(
                    last, [row[self.columns.index(last)] for row in rows], turn)
                changed.add(last)
        return made.values()

    def told_apart(self, column, values, turn):
        """A value of its own for each copy: the next number, or other text or bytes."""
        value = next((value for value in values if value is not None), None)
        if isinstance(value, int):
            return "n + 1"
        if isinstance(value, bytes):
            return f'randomblob(length("{column}"))'
        if value is None:
            return "NULL"
        return copied_id(value, f"(n * 10 + {turn}) * 100 + place")


def copied_id(text, number):
    """An id of the same form that sorts before all that the server makes, in their order."""
    path, slash, last = text.rpartition("/")
    prefix, mark, rest = last.rpartition("_")
    return f"printf('{path}{slash}{prefix}{mark}%0{len(rest)}d', {number})"


def tables(base):
    found = base.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'listing_text%'").fetchall()
    return [Table(base, name) for (name,) in found]


def copy(path, count, kept):
    base = opened(path)
    orders = [each for (each,) in base.execute(
        "SELECT order_id FROM parcel GROUP BY order_id HAVING count(*) = 1 ORDER BY order_id")]
    number = {order: place for place, order in enumerate(orders)}
    parcels = {
        parcel: order for parcel, order in base.execute("SELECT id, order_id FROM parcel")
        if order in number}
    model = number | {parcel: number[order] for parcel, order in parcels.items()}
    # What a column holds throughout, and the number in the ids of its copies.
    owned = {
        "n + 1": set(orders) | {f"/v1/orders/{order}" for order in orders},
        "n * 10 + 1": set(parcels),
    }
    (now,) = base.execute("SELECT max(placed_at) FROM customer_order").fetchone()
    picked = sorted(random.Random(5).sample(range(count), min(count, KEPT)))
    base.execute("CREATE TEMP TABLE kept (n INTEGER PRIMARY KEY)")
    base.executemany("INSERT INTO temp.kept VALUES (?)", [(n,) for n in picked])
    copied = []
    base.execute("BEGIN")
    for table in tables(base):
        # One table may speak of orders in one row and of parcels in another.
        by_kinds = {}
        for row in base.execute(f"SELECT * FROM {table.name}"):
            names = (value.rpartition("/")[2] for value in row if isinstance(value, str))
            found = next((model[name] for name in names if name in model), None)
            if found is not None:
                kinds = tuple(
                    next((kind for kind in owned if value in owned[kind]), None) for value in row)
                by_kinds.setdefault(kinds, []).append((found, row))
        for turn, rows in enumerate(by_kinds.values()):
            table.insert(base, rows, len(orders), owned, count, now, turn)
            copied.append(table.name)
    base.execute("COMMIT")
    prefix, mark, rest = orders[0].rpartition("_")
    with open(kept, "w", encoding="utf-8") as file:
        file.writelines(f"{prefix}{mark}{n + 1:0{len(rest)}d}\n" for n in picked)
    print(count, "orders in", *sorted(set(copied)))


if sys.argv[1] == "reserve":
    reserve(sys.argv[2], int(sys.argv[3]))
else:
    copy(sys.argv[2], int(sys.argv[3]), sys.argv[4])
