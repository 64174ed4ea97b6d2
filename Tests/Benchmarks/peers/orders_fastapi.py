"""The orders of the measurement taken by FastAPI and SQLite, as a careful small service does.

orders_fastapi.py SEED TARGET: makes the service's database TARGET with the listings of SEED, a
database of the program measured beside. Then `uvicorn orders_fastapi:app` with ORDERS_DATABASE
takes the same requests: a key that is looked up by its hash, a checked body, and one transaction
with the idempotency key, the price, the stock by a conditional UPDATE, the order, its lines, a
parcel for each producer and the courier's feed; 201 after the COMMIT has been synced.
"""

import hashlib
import json
import os
import re
import secrets
import sqlite3
import sys
import time
from typing import Annotated, Literal

from fastapi import FastAPI, Header, HTTPException, Request, Response
from pydantic import BaseModel, Field

SCHEMA = """
CREATE TABLE access_key (hash BLOB PRIMARY KEY, role TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE listing (
    id TEXT PRIMARY KEY, producer_id TEXT NOT NULL, name TEXT NOT NULL,
    price_vnd INTEGER NOT NULL, packed_weight_g INTEGER NOT NULL,
    stock INTEGER NOT NULL CHECK (stock >= 0)
) STRICT;
CREATE TABLE idempotency (
    key TEXT PRIMARY KEY, request_hash BLOB NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TABLE customer_order (
    id TEXT PRIMARY KEY, placed_at INTEGER NOT NULL, buyer_name TEXT NOT NULL,
    buyer_phone TEXT NOT NULL, buyer_street TEXT NOT NULL, buyer_commune TEXT NOT NULL,
    payment TEXT NOT NULL, total_vnd INTEGER NOT NULL
) STRICT;
CREATE TABLE order_line (
    order_id TEXT NOT NULL REFERENCES customer_order (id), number INTEGER NOT NULL,
    listing_id TEXT NOT NULL REFERENCES listing (id), parcel_id TEXT NOT NULL,
    quantity INTEGER NOT NULL, unit_price_vnd INTEGER NOT NULL, PRIMARY KEY (order_id, number)
) STRICT;
CREATE TABLE parcel (
    id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES customer_order (id),
    producer_id TEXT NOT NULL, weight_g INTEGER NOT NULL, courier TEXT NOT NULL
) STRICT;
CREATE INDEX parcel_by_order ON parcel (order_id);
CREATE TABLE courier_feed (
    courier TEXT NOT NULL, position INTEGER NOT NULL, parcel_id TEXT NOT NULL,
    PRIMARY KEY (courier, position)
) STRICT;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
"""
COURIER = "demo_post"


def opened(path):
    base = sqlite3.connect(path, isolation_level=None, timeout=30, cached_statements=100)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    base.execute("PRAGMA foreign_keys = ON")
    return base


def make(seed, target):
    base = opened(target)
    base.executescript(SCHEMA)
    base.execute("ATTACH ? AS seed", (seed,))
    base.execute(
        """INSERT INTO listing SELECT id, producer_id, name, price_vnd, packed_weight_g, stock
            FROM seed.listing""")
    base.execute("INSERT INTO access_key SELECT hash, role FROM seed.access_key")
    base.execute("INSERT INTO counter VALUES (?, 0)", (COURIER,))


class Buyer(BaseModel):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    phone: Annotated[str, Field(pattern=r"^0\d{9,10}$")]
    street: Annotated[str, Field(min_length=1, max_length=500)]
    commune_code: Annotated[str, Field(pattern=r"^\d{5}$")]


class Line(BaseModel):
    listing: str
    quantity: Annotated[int, Field(ge=1, le=10_000)]
    price_vnd: Annotated[int, Field(ge=1)]


class OrderDraft(BaseModel):
    buyer: Buyer
    payment: Literal["cod", "prepaid"]
    lines: Annotated[list[Line], Field(min_length=1, max_length=50)]


app = FastAPI(openapi_url=None)
base = None
bearer = re.compile("Bearer (vx_.+)")


def new_id(prefix):
    return f"{prefix}_{int(time.time() * 1000):x}{secrets.token_hex(8)}"


def demand_key(authorization):
    found = bearer.fullmatch(authorization or "")
    key_hash = hashlib.sha256(found[1].encode()).digest() if found else b""
    role = base.execute("SELECT role FROM access_key WHERE hash = ?", (key_hash,)).fetchone()
    if not role:
        raise HTTPException(401)
    if role[0] not in ("storefront", "admin"):
        raise HTTPException(403)


def reserve(line):
    found = base.execute(
        "SELECT producer_id, price_vnd, packed_weight_g, name FROM listing WHERE id = ?",
        (line.listing,)).fetchone()
    if not found:
        raise HTTPException(422, "listing")
    if found[1] != line.price_vnd:
        raise HTTPException(409, "price")
    taken = base.execute(
        "UPDATE listing SET stock = stock - ? WHERE id = ? AND stock >= ?",
        (line.quantity, line.listing, line.quantity))
    if taken.rowcount != 1:
        raise HTTPException(409, "stock")
    return found


def take(draft):
    """Writes the order inside the open transaction; answers what the storefront reads."""
    order, buyer = new_id("or"), draft.buyer
    total = sum(line.quantity * line.price_vnd for line in draft.lines)
    base.execute(
        "INSERT INTO customer_order VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (order, int(time.time() * 1000), buyer.name, buyer.phone, buyer.street,
         buyer.commune_code, draft.payment, total))
    parcels, lines = {}, []
    for number, line in enumerate(draft.lines):
        producer, price, weight, name = reserve(line)
        parcel = parcels.setdefault(
            producer, {"id": new_id("pk"), "producer": producer, "weight_g": 0})
        parcel["weight_g"] += weight * line.quantity
        base.execute(
            "INSERT INTO order_line VALUES (?, ?, ?, ?, ?, ?)",
            (order, number, line.listing, parcel["id"], line.quantity, price))
        lines.append({**line.model_dump(), "name": name})
    for parcel in parcels.values():
        base.execute(
            "INSERT INTO parcel VALUES (?, ?, ?, ?, ?)",
            (parcel["id"], order, parcel["producer"], parcel["weight_g"], COURIER))
        (position,) = base.execute(
            "UPDATE counter SET value = value + 1 WHERE name = ? RETURNING value",
            (COURIER,)).fetchall()[0]
        base.execute("INSERT INTO courier_feed VALUES (?, ?, ?)", (COURIER, position, parcel["id"]))
    return {
        "id": order, "buyer": buyer.model_dump(), "payment": draft.payment, "lines": lines,
        "total_vnd": total, "parcels": list(parcels.values()),
    }


# Not a plain `def`, which runs on a thread of a pool: with transactions this short, going to the
# thread and back and waiting for the write lock there was measured to cost more.
@app.post("/v1/orders")
async def place(
    draft: OrderDraft, request: Request,
    authorization: Annotated[str | None, Header()] = None,
    idempotency_key: Annotated[str | None, Header()] = None,
):
    demand_key(authorization)
    request_hash = hashlib.sha256(await request.body()).digest()
    base.execute("BEGIN IMMEDIATE")
    try:
        known = base.execute(
            "SELECT request_hash, body FROM idempotency WHERE key = ?",
            (idempotency_key,)).fetchone()
        if known and known[0] != request_hash:
            raise HTTPException(422, "idempotency key")
        body = known[1] if known else json.dumps(take(draft), ensure_ascii=False).encode()
        if not known and idempotency_key:
            base.execute(
                "INSERT INTO idempotency VALUES (?, ?, ?, ?)",
                (idempotency_key, request_hash, body, int(time.time())))
        base.execute("COMMIT")
    except BaseException:
        base.execute("ROLLBACK")
        raise
    return Response(body, 201, media_type="application/json")


if __name__ == "__main__":
    make(sys.argv[1], sys.argv[2])
else:
    base = opened(os.environ["ORDERS_DATABASE"])
