"""catalog.py CATALOG TARGET COUNT: copies a catalogue, its demo set grown to COUNT listings.

A listing beyond the real ones is a copy of one of them with a number behind its name; such a
catalogue is for measuring only.
"""

import csv
import shutil
import sys
from itertools import count, islice
from pathlib import Path

# More than the orders of a measurement can take.
STOCK = "1000000"


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def numbered(text, number, mark):
    return text if number == 1 else f"{text}{mark}{number}"


def grown(listings, certificates):
    """Every listing with its certificate, then all of them again with 2 behind, and so on."""
    by_listing = {row["listing"]: row for row in certificates}
    for number in count(1):
        for row in listings:
            key = numbered(row["key"], number, "-")
            name = numbered(row["name"], number, " số ")
            certificate = by_listing.get(row["key"])
            yield (
                row | {"key": key, "name": name, "stock": STOCK},
                certificate and certificate | {"listing": key},
            )


def main(source, target, wanted):
    shutil.copytree(source, target)
    demo = Path(target) / "demo"
    pairs = list(
        islice(grown(read(demo / "listings.csv"), read(demo / "certificates.csv")), wanted)
    )
    write(demo / "listings.csv", sorted((pair[0] for pair in pairs), key=lambda row: row["key"]))
    write(
        demo / "certificates.csv",
        sorted((pair[1] for pair in pairs if pair[1]), key=lambda row: row["listing"]),
    )


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
