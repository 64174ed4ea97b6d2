#!/usr/bin/env python3
"""A courier's integration with Vươn Xa in one file, to be copied: it polls, stores, and says so.

Needs Python 3.9 or newer and nothing else. It may be killed at any line and started again: it
loses no parcel and stores none twice. What makes it so:

  * each parcel is stored under its id, so storing it again changes nothing (INSERT ... ON CONFLICT);
  * the cursor and the parcels that came with it are stored in one transaction, so that the cursor
    never runs ahead of what is on disk;
  * the acknowledgement is sent after the transaction, and again after a start, never before.

  python3 vuonxa_courier.py --url https://vuonxa.example --key-file key --db parcels.sqlite
      [--mode cursor|lease] [--visibility SECONDS] [--once]

Your own work belongs into `handle`, or into a program that reads the table `parcel`.
"""

import argparse
import http.client
import json
import random
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

LIMIT = 50  # parcels in one answer, 100 at most
WAIT_SECONDS = 25  # how long the server holds an empty poll; 25 at most
LONGEST_PAUSE_SECONDS = 60

SCHEMA = """
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS parcel (
    id TEXT PRIMARY KEY, version INTEGER NOT NULL, entry TEXT NOT NULL, body TEXT NOT NULL);
"""


class Refused(Exception):
    """The server understood and said no; trying the same again would not help."""

    def __init__(self, status, problem):
        super().__init__(f"{status} {problem.get('code')}: {problem.get('detail')}")
        self.status = status
        self.code = problem.get("code")


def seconds(text):
    """A Retry-After in seconds; 0 for none, and for a date, which proxies send."""
    return int(text) if text and text.isascii() and text.isdigit() else 0


class Server:
    """Sends calls until they are answered; only a refusal comes back as an exception."""

    def __init__(self, url, key):
        self.url = url.rstrip("/")
        self.key = key

    def call(self, method, path, body=None, timeout=WAIT_SECONDS + 15):
        pause = 0.5
        while True:
            try:
                return self._once(method, path, body, timeout)
            except (OSError, ValueError, http.client.HTTPException) as trouble:
                wait = pause * random.uniform(0.5, 1)
                # The server may say for how long it wants to be left alone.
                if isinstance(trouble, urllib.error.HTTPError):
                    wait = max(wait, seconds(trouble.headers.get("Retry-After")))
                print(f"{method} {path}: {trouble}; again in {wait:.1f} s", file=sys.stderr)
                time.sleep(wait)
                pause = min(LONGEST_PAUSE_SECONDS, pause * 2)

    def _once(self, method, path, body, timeout):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        request.add_header("Authorization", f"Bearer {self.key}")
        request.add_header("Accept-Language", "en")
        if data is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            if error.code in (408, 429) or error.code >= 500:
                raise
            try:
                problem = json.loads(error.read())
            except ValueError:
                problem = {}
            raise Refused(error.code, problem) from None


class Store:
    """What must not be lost: the parcels, and how far the feed was read."""

    def __init__(self, path):
        self.file = sqlite3.connect(path, isolation_level=None, timeout=30)
        self.file.execute("PRAGMA journal_mode = WAL")
        # What was committed has reached the disk, also when the machine loses its power.
        self.file.execute("PRAGMA synchronous = FULL")
        self.file.executescript(SCHEMA)

    def get(self, name):
        row = self.file.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def keep(self, entries, state):
        """Stores entries (id, version, entry, parcel) and named values, all or nothing."""
        self.file.execute("BEGIN IMMEDIATE")
        try:
            for parcel, version, entry, body in entries:
                # A lower version than the stored one is old news.
                self.file.execute(
                    "INSERT INTO parcel (id, version, entry, body) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (id) DO UPDATE SET version = excluded.version,"
                    " entry = excluded.entry, body = excluded.body"
                    " WHERE excluded.version >= parcel.version",
                    (parcel, version, entry, json.dumps(body, ensure_ascii=False)),
                )
                self.handle(parcel, entry, body)
            for name, value in state.items():
                self.file.execute(
                    "INSERT INTO state (name, value) VALUES (?, ?)"
                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    (name, value),
                )
            self.file.execute("COMMIT")
        except BaseException:
            self.file.execute("ROLLBACK")
            raise

    def forget_versions(self):
        """Whatever is read from now on is newer than what is stored."""
        self.file.execute("UPDATE parcel SET version = -1")

    def begin_at(self, cursor):
        """After a whole snapshot: what it did not bring is not ours to carry any more."""
        left = self.file.execute(
            "SELECT id, body FROM parcel WHERE version = -1 AND entry IN ('assigned', 'offered')"
        ).fetchall()
        gone = [(parcel, -1, "gone", json.loads(body)) for parcel, body in left]
        self.keep(gone, {"cursor": cursor})

    def handle(self, parcel, entry, body):
        """Yours. `entry` is assigned, offered, withdrawn or cancelled; it may come twice.

        It is gone where the parcel went on or came to its end while the feed was not read.
        """


def read_by_cursor(server, store, once):
    """One reader of the feed; several may read the same feed, each with a store of its own."""
    while True:
        tell_what_is_stored(server, store)
        cursor = store.get("cursor")
        if cursor is None:
            begin(server, store)
            continue
        query = {"limit": LIMIT, "wait": 0 if once else WAIT_SECONDS, "cursor": cursor}
        try:
            page = server.call("GET", "/v1/courier/orders?" + urllib.parse.urlencode(query))
        except Refused as refusal:
            if refusal.code != "cursor_expired":
                raise
            begin(server, store)
            continue
        entries = [
            (item["parcel"]["id"], item["version"], item["entry"], item["parcel"])
            for item in page["items"]
        ]
        if entries:
            store.keep(entries, {"cursor": page["next_cursor"]})
        elif once:
            return


def tell_what_is_stored(server, store):
    """Acknowledges up to the stored cursor, unless that was said already."""
    cursor = store.get("cursor")
    if cursor is None or cursor == store.get("acknowledged"):
        return
    try:
        server.call("POST", "/v1/courier/orders/acknowledgement", {"cursor": cursor})
    except Refused as refusal:
        if refusal.code != "cursor_expired":
            raise
        begin(server, store)
        return
    store.keep([], {"acknowledged": cursor})


def begin(server, store):
    """Reads all parcels that are ours to carry now; the feed goes on from before them."""
    # A server that was restored from a backup counts versions anew: what is stored gives way.
    store.forget_versions()
    path = "/v1/courier/orders/snapshot?limit=100"
    page = server.call("GET", path)
    while True:
        store.keep(
            [(parcel["id"], parcel["version"], "assigned", parcel) for parcel in page["items"]], {}
        )
        if page["next_cursor"] is None:
            break
        query = urllib.parse.urlencode({"cursor": page["next_cursor"]})
        page = server.call("GET", f"{path}&{query}")
    # Only now: killed before this line, it begins with the snapshot again.
    store.begin_at(page["feed_cursor"])


def read_by_lease(server, store, once, visibility):
    """One of several workers; each parcel goes to one of them, and comes back if it dies."""
    body = {"max": LIMIT, "visibility_s": visibility}
    while True:
        lease = server.call("POST", "/v1/courier/orders/leases", body)
        if lease["lease_id"] is None:
            if once:
                return
            time.sleep(random.uniform(4, 6))
            continue
        store.keep(
            [(parcel["id"], parcel["version"], "assigned", parcel) for parcel in lease["items"]], {}
        )
        path = f"/v1/courier/orders/leases/{lease['lease_id']}/ack"
        try:
            server.call("POST", path, {"token": lease["token"]})
        except Refused as refusal:
            # Too late: they come again, to us or to another worker, and are stored already.
            if refusal.code != "lease_over":
                raise


def main():
    parser = argparse.ArgumentParser(description="Polls a courier's parcels and stores them.")
    parser.add_argument("--url", required=True)
    parser.add_argument("--key-file", required=True, help="a file with the courier's key")
    parser.add_argument("--db", default="parcels.sqlite")
    parser.add_argument("--mode", choices=["cursor", "lease"], default="cursor")
    parser.add_argument(
        "--visibility",
        type=int,
        default=120,
        help="seconds that a lease is ours; more than storing its parcels takes",
    )
    parser.add_argument("--once", action="store_true", help="stop when nothing is new")
    words = parser.parse_args()
    with open(words.key_file, encoding="ascii") as file:
        server = Server(words.url, file.read().strip())
    store = Store(words.db)
    if words.mode == "cursor":
        read_by_cursor(server, store, words.once)
    else:
        read_by_lease(server, store, words.once, words.visibility)


if __name__ == "__main__":
    main()
