"""search_paths.py CATALOG COUNT: paths of searches, one a line, no two the same.

Each has two words of a product's name, half of them without marks, two facets that the product
fits, and a commune where it is wanted; the same at every run.
"""

import csv
import random
import sys
import unicodedata
from pathlib import Path
from urllib.parse import urlencode

SEED = 20261122


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def plain(text):
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def search(dice, row, star, communes):
    words = dice.sample([word for word in row["name"].split() if word.isalpha()], 2)
    text = " ".join(words)
    second = {"stars": star} if star else {"price_max": row["price_vnd"]}
    query = {"q": plain(text) if dice.random() < 0.5 else text, "set": row["set"]} | second
    return query | {"deliver_to": dice.choice(communes), "limit": 20}


def main(catalog, count):
    dice = random.Random(SEED)
    folder = Path(catalog)
    stars = {row["listing"]: row["star"] for row in read(folder / "demo" / "certificates.csv")}
    communes = [row["code"] for row in read(folder / "places" / "communes.csv")]
    rows = [row for row in read(folder / "demo" / "listings.csv") if len(row["name"].split()) > 2]
    paths = {}
    while len(paths) < count:
        row = dice.choice(rows)
        # Sixty-four destinations, as buyers sit in towns and not in every commune alike.
        query = search(dice, row, stars.get(row["key"]), communes[:: len(communes) // 64])
        paths["/v1/listings?" + urlencode(query)] = None
    print("\n".join(paths))


main(sys.argv[1], int(sys.argv[2]))
