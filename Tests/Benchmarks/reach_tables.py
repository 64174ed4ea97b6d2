"""Coverage for measuring, and the same question asked of SQLite and of numpy.

    reach_tables.py make CATALOG        5 couriers of 3 services in place of the catalogue's
    reach_tables.py sqlite CATALOG FILE the same rows as indexed SQLite tables
    reach_tables.py ask CATALOG FILE ORIGIN GRAMS DAYS COMMUNE
        prints the median microseconds of the SQL statement and of numpy, and both answers

The tables keep to what one SQL statement can say: no zones, boats, suspensions or cash on
delivery. That makes the statement shorter and so faster; the engine reads them as any others.
"""

import csv
import json
import random
import shutil
import sqlite3
import sys
import time
from pathlib import Path

# The sides of the parcel, as the driver has them.
SIDES = (40, 30, 20)
ROUNDS = 11
# Provinces to which nobody delivers, so that every answer occurs.
REFUSED = ("11", "96")

SERVICES = (
    "id courier service name mode min_weight_g max_weight_g max_side_cm max_girth_cm"
    " volumetric_divisor cod_cap_vnd cod_fee_vnd cod_fee_bp declared_value_cap_vnd goods_excluded"
    " collecting_days valid_from valid_to source sample"
).split()
LANES = (
    "id courier service origin destination serves price_steps lead_min_days lead_max_days"
    " day_kind valid_from valid_to source sample"
).split()
RULES = (
    "id courier service place origin pickup delivery cod pickup_extra_min_days"
    " pickup_extra_max_days delivery_extra_min_days delivery_extra_max_days pickup_surcharge"
    " delivery_surcharge access boat_days valid_from valid_to source sample"
).split()
SUSPENSIONS = (
    "id courier service place access lane leg valid_from valid_to effect delay_min_days"
    " delay_max_days reason source sample"
).split()


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(path, columns, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({"source": "measuring", "sample": "yes"} | row for row in rows)


def make(catalog):
    """Writes the coverage of five couriers; the same numbers every time."""
    dice = random.Random(20261122)
    communes = read(catalog / "places/communes.csv")
    provinces = sorted({row["province_code"] for row in communes})
    shutil.rmtree(catalog / "coverage")
    for number in range(1, 6):
        courier = f"bench_{number}"
        folder = catalog / "coverage" / courier
        folder.mkdir(parents=True)
        (folder / "courier.json").write_text(
            json.dumps({"code": courier, "name": f"Mẫu {number}", "sample": True}),
            encoding="utf-8",
        )
        services, lanes, rules = [], [], []
        rules.append(rule(courier, "", "country", pickup="yes", delivery="yes"))
        for province in provinces:
            if province in REFUSED or (dice.random() < 0.1 and province != "51"):
                rules.append(rule(courier, "", f"province:{province}", delivery="no"))
        for commune in communes:
            if dice.random() < 0.1:
                rules.append(commune_rule(dice, courier, commune["code"]))
        for code in ("s1", "s2", "s3"):
            services.append(
                {
                    "id": f"{courier}.{code}",
                    "courier": courier,
                    "service": code,
                    "name": code,
                    "max_weight_g": dice.choice([2000, 10000, 30000]),
                    "max_side_cm": dice.choice([60, 100, 150]),
                    "max_girth_cm": dice.choice([150, 200, 300]),
                    "volumetric_divisor": dice.choice([4000, 5000, 6000]),
                    "goods_excluded": dice.choice(["", "live", "alcohol;live"]),
                }
            )
            lanes += service_lanes(dice, courier, code, provinces)
        write(folder / "services.csv", SERVICES, services)
        write(folder / "lanes.csv", LANES, lanes)
        write(folder / "place_rules.csv", RULES, rules)
        write(folder / "suspensions.csv", SUSPENSIONS, [])
        (folder / "zones.csv").write_text("courier,zone,province\n", encoding="utf-8")


def rule(courier, service, place, **cells):
    return {"id": f"{courier}.{service}.{place}", "courier": courier, "place": place} | (
        {"service": service} | cells
    )


def commune_rule(dice, courier, code):
    service = dice.choice(["", "s1", "s2", "s3"])
    if dice.random() < 0.4:
        cells = {"delivery": dice.choice(["yes", "no"])}
    else:
        longest = dice.randint(1, 5)
        cells = {"delivery_extra_min_days": 0, "delivery_extra_max_days": longest}
    return rule(courier, service, f"commune:{code}", **cells)


def service_lanes(dice, courier, code, provinces):
    """Most provinces by a lane of their own, some by the country's, some by none."""

    def lane(origin, destination, shortest, serves="yes"):
        base = dice.randint(15, 40) * 1000
        priced = f"500:{base};1000:{base + 4000};2000:{base + 9000};+500:3000"
        opened = {
            "price_steps": priced,
            "lead_min_days": shortest,
            "lead_max_days": shortest + dice.randint(0, 3),
            "day_kind": "calendar",
        }
        return {
            "id": f"{courier}.{code}.{origin}.{destination or 'same'}",
            "courier": courier,
            "service": code,
            "origin": origin,
            "destination": destination,
            "serves": serves,
        } | (opened if serves == "yes" else {})

    lanes = [lane("same_province", "", 1)]
    if dice.random() < 0.2:
        lanes.append(lane("country", "country", 3))
    for province in provinces:
        if dice.random() < 0.4:
            serves = "no" if dice.random() < 0.1 else "yes"
            lanes.append(lane("province:51", f"province:{province}", dice.randint(1, 4), serves))
    return lanes


def tables(catalog):
    """All couriers' rows of each table."""
    folders = sorted((catalog / "coverage").iterdir())
    return [
        [row for folder in folders for row in read(folder / f"{name}.csv")]
        for name in ("services", "lanes", "place_rules")
    ]


def sqlite(catalog, file):
    database = sqlite3.connect(file)
    database.executescript(
        """
        CREATE TABLE commune (code TEXT PRIMARY KEY, province TEXT NOT NULL) STRICT;
        CREATE TABLE service (courier TEXT, code TEXT, max_weight INTEGER, max_side INTEGER,
            max_girth INTEGER, divisor INTEGER, goods TEXT, PRIMARY KEY (courier, code)) STRICT;
        CREATE TABLE lane (courier TEXT, service TEXT, origin TEXT, destination TEXT,
            serves INTEGER, lead_max INTEGER, last_step INTEGER,
            PRIMARY KEY (courier, service, origin, destination)) STRICT;
        CREATE TABLE place_rule (courier TEXT, service TEXT, place TEXT, pickup INTEGER,
            delivery INTEGER, extra INTEGER, PRIMARY KEY (courier, place, service)) STRICT;
        """
    )
    services, lanes, rules = tables(catalog)
    flag = {"yes": 1, "no": 0, "": None}

    def number(text):
        return int(text) if text else None

    database.executemany(
        "INSERT INTO commune VALUES (?, ?)",
        [(r["code"], r["province_code"]) for r in read(catalog / "places/communes.csv")],
    )
    database.executemany(
        "INSERT INTO service VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(r[name] for name in ("courier", "service")),
                *(int(r[name]) for name in ("max_weight_g", "max_side_cm", "max_girth_cm")),
                int(r["volumetric_divisor"]),
                r["goods_excluded"],
            )
            for r in services
        ],
    )
    database.executemany(
        "INSERT INTO lane VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(r[name] for name in ("courier", "service", "origin", "destination")),
                flag[r["serves"]],
                number(r["lead_max_days"]),
                # Every price goes on beyond its last step, so that any weight has one.
                1 if r["price_steps"] else None,
            )
            for r in lanes
        ],
    )
    database.executemany(
        "INSERT INTO place_rule VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                *(r[name] for name in ("courier", "service", "place")),
                flag[r["pickup"]],
                flag[r["delivery"]],
                number(r["delivery_extra_max_days"]),
            )
            for r in rules
        ],
    )
    database.execute("ANALYZE")
    database.commit()
    database.close()


def cell(name):
    """What the narrowest row says: the commune's, the province's, the country's."""
    places = ("'commune:' || c.code", "'province:' || c.province", "'country'")
    looks = [
        f"(SELECT r.{name} FROM place_rule r WHERE r.courier = s.courier AND r.place = {place}"
        f" AND r.service = {service} AND r.{name} IS NOT NULL)"
        for place in places
        for service in ("s.code", "''")
    ]
    return f"COALESCE({', '.join(looks)})"


def lane(name):
    """What the speaking lane says; one that says no does not give way to a wider one."""
    ways = (
        "'same_province' AND l.destination = '' AND c.province = o.province",
        "'province:' || o.province AND l.destination = 'province:' || c.province",
        "'country' AND l.destination = 'country'",
    )
    looks = [
        f"(SELECT l.{name} FROM lane l WHERE l.courier = s.courier AND l.service = s.code"
        f" AND l.origin = {way})"
        for way in ways
    ]
    return f"COALESCE({', '.join(looks)})"


def statement(where=""):
    """One letter per commune: s served, n not served, u unknown."""
    return f"""
        WITH way AS MATERIALIZED (
            SELECT c.code AS commune, {cell("delivery")} AS delivery, {lane("serves")} AS serves,
                {lane("lead_max")} + COALESCE({cell("extra")}, 0) AS longest,
                :grams > s.max_weight OR :side > s.max_side OR :girth > s.max_girth AS over
            FROM commune c JOIN commune o ON o.code = :origin CROSS JOIN service s {where}
        ), verdict AS MATERIALIZED (
            SELECT commune, COALESCE(delivery = 0, 0) OR COALESCE(serves = 0, 0) OR over
                    OR COALESCE(longest > :days, 0) AS refuses,
                delivery IS NULL OR serves IS NULL AS silent
            FROM way
        )
        SELECT commune, CASE WHEN MAX(NOT refuses AND NOT silent) THEN 's'
            WHEN MIN(refuses) THEN 'n' ELSE 'u' END AS status
        FROM verdict GROUP BY commune ORDER BY commune
        """


def arrays(catalog, origin):
    """The rules resolved into arrays of service by commune, as an analyst would hold them."""
    import numpy as np

    services, lanes, rules = tables(catalog)
    communes = read(catalog / "places/communes.csv")
    communes.sort(key=lambda row: row["code"])
    home = next(row["province_code"] for row in communes if row["code"] == origin)
    rows = {(r["courier"], r["service"], r["place"]): r for r in rules}
    ways = {(r["courier"], r["service"], r["origin"], r["destination"]): r for r in lanes}
    shape = (len(services), len(communes))
    delivery, serves = np.full(shape, -1, np.int8), np.full(shape, -1, np.int8)
    longest = np.zeros(shape, np.int32)
    for s, service in enumerate(services):
        key = (service["courier"], service["service"])
        for c, commune in enumerate(communes):
            province = commune["province_code"]
            places = [f"commune:{commune['code']}", f"province:{province}", "country"]
            heard = [
                row
                for place in places
                for code in (key[1], "")
                if (row := rows.get((key[0], code, place)))
            ]
            says = next((r["delivery"] for r in heard if r["delivery"]), "")
            extra = next((r["delivery_extra_max_days"] for r in heard
                          if r["delivery_extra_max_days"]), "0")
            near = ways.get((*key, "same_province", "")) if province == home else None
            way = near or ways.get((*key, f"province:{home}", f"province:{province}"))
            way = way or ways.get((*key, "country", "country"))
            delivery[s, c] = {"yes": 1, "no": 0, "": -1}[says]
            if way:
                serves[s, c] = way["serves"] == "yes"
                longest[s, c] = int(way["lead_max_days"] or 0) + int(extra)
    limits = [
        np.array([int(r[name]) for r in services], np.int32)[:, None]
        for name in ("max_weight_g", "max_side_cm", "max_girth_cm")
    ]
    return delivery, serves, longest, limits


def numpy_answer(held, grams, days):
    import numpy as np

    delivery, serves, longest, (weight, side, girth) = held
    measure = sorted(SIDES)
    over = (grams > weight) | (measure[2] > side) | (
        measure[2] + 2 * (measure[0] + measure[1]) > girth)
    refuses = (delivery == 0) | (serves == 0) | over | (longest > days)
    silent = (delivery < 0) | (serves < 0)
    served = ~(refuses | silent)
    return np.where(served.any(0), 0, np.where(refuses.all(0), 1, 2))


def median(work):
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - started)
    return sorted(times)[len(times) // 2] * 1e6, answer


def ask(catalog, file, origin, grams, days, commune):
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    girth = max(SIDES) + 2 * (sum(SIDES) - max(SIDES))
    values = {"origin": origin, "grams": grams, "days": days, "side": max(SIDES), "girth": girth}
    sql_time, rows = median(lambda: database.execute(statement(), values).fetchall())
    print("sql_us", sql_time)
    print("sql", "".join(status for _, status in rows))
    held = arrays(catalog, origin)
    numpy_time, codes = median(lambda: numpy_answer(held, grams, days))
    print("numpy_us", numpy_time)
    print("numpy", "".join("snu"[code] for code in codes))
    one = statement("WHERE c.code = :commune")
    for name, value in (values | {"commune": f"'{commune}'"}).items():
        one = one.replace(f":{name}", f"'{value}'" if name == "origin" else str(value))
    print("one_sql", " ".join(one.split()))


if __name__ == "__main__":
    task, *rest = sys.argv[1:]
    if task == "make":
        make(Path(rest[0]))
    elif task == "sqlite":
        sqlite(Path(rest[0]), rest[1])
    else:
        ask(Path(rest[0]), rest[1], rest[2], int(rest[3]), int(rest[4]), rest[5])
