"""polling.py PORT PROCESS ADMIN SHOP BODIES COURIER…: plays couriers at that process's server.

Measures, in this order, on a server that was just started: the memory of 500 long polls that
wait, the CPU of 1,000 couriers that ask every 5 s in vain, and how long after its sending an
order is seen by long-polling couriers. Ends with an error when a demand is missed.
"""

import asyncio
import http.client
import json
import os
import sys
import time

WAITING = 500
MOST_WAITING_MB = 16
# A key may have so many polls waiting at once.
WAITING_PER_KEY = 10
ASKING = 1_000
EVERY_S = 5
ASKED_FOR_S = 20
MOST_CORE = 0.05
ORDERS = 500
ORDER_EVERY_S = 0.02
MOST_SEEN_MS = 100
LONGEST_S = 60
TICKS = os.sysconf("SC_CLK_TCK")


class Wire:
    """One connection; requests one after the other."""

    def __init__(self, key):
        self.key = key

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        return self

    async def ask(self, method, path, body=b"", *more):
        head = [
            f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {self.key}",
            f"Content-Length: {len(body)}", *more]
        if body:
            head.append("Content-Type: application/json")
        self.writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
        async with asyncio.timeout(LONGEST_S):
            lines = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            fields = {
                name.lower(): value.strip()
                for name, _, value in (line.partition(":") for line in lines[1:])}
            answer = await self.reader.readexactly(int(fields.get("content-length", 0)))
        return int(lines[0].split(" ")[1]), fields, answer

    def close(self):
        self.writer.close()


def resident_kb():
    with open(f"/proc/{process}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS"))


def cpu_s():
    with open(f"/proc/{process}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def demand(status, wanted, what):
    if status not in wanted:
        sys.exit(f"{what}: {status}")


def make_keys():
    """A key for each of the asking couriers, shared out among the couriers that there are."""
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST_S)
    headers = {"authorization": f"Bearer {admin}", "content-type": "application/json"}

    def made(courier):
        wire.request("POST", "/v1/keys", json.dumps({"role": "courier", "for": courier}), headers)
        answer = wire.getresponse()
        text = answer.read()
        demand(answer.status, (201,), f"a key for {courier} {text[:300]!r}")
        return courier, json.loads(text)["key"]

    return [made(couriers[number % len(couriers)]) for number in range(ASKING)]


async def opened(held):
    return [await Wire(key).open() for key in held]


async def ask_once(wire, cursor=None, tag=None):
    """One poll that does not wait; the cursor and the tag to come back with."""
    path = "/v1/courier/orders?limit=50" + (f"&cursor={cursor}" if cursor else "")
    more = [f"If-None-Match: {tag}"] if tag else []
    status, fields, body = await wire.ask("GET", path, b"", *more)
    demand(status, (200, 304), path)
    if status == 304:
        return cursor, tag
    page = json.loads(body)
    if page["items"]:
        sys.exit("a feed that should be empty is not")
    return page["next_cursor"], fields["etag"]


async def measure_waiting(keys):
    # What the first polls of all allocate stays, whoever waits.
    warm = await opened(key for _, key in keys[:50])
    for _ in range(20):
        await asyncio.gather(*(ask_once(wire) for wire in warm))
    cursors = [(await ask_once(wire))[0] for wire in warm]
    before = resident_kb()
    wires = await opened(keys[number // WAITING_PER_KEY][1] for number in range(WAITING))
    waits = [
        asyncio.ensure_future(wire.ask(
            "GET", f"/v1/courier/orders?wait=25&cursor={cursors[number // WAITING_PER_KEY]}"))
        for number, wire in enumerate(wires)]
    await asyncio.sleep(5)
    grown = (resident_kb() - before) / 1024
    if over := [wait for wait in waits if wait.done()]:
        sys.exit(f"{len(over)} long polls did not wait: {over[0].result()}")
    for wait in waits:
        wait.cancel()
    for wire in wires + warm:
        wire.close()
    await asyncio.gather(*waits, return_exceptions=True)
    verdict(f"{WAITING} long polls that wait, MB", grown, MOST_WAITING_MB)


async def keep_asking(wire, start, end):
    place = (None, None)
    count = 0
    while start < end:
        await asyncio.sleep(max(0, start - time.monotonic()))
        place = await ask_once(wire, *place)
        count += 1
        start += EVERY_S
    return count


async def measure_asking(keys):
    wires = await opened(key for _, key in keys)
    begin = time.monotonic() + 1
    # The first round fetches the cursors; the later ones are what is measured.
    end = begin + EVERY_S + ASKED_FOR_S
    asking = [
        asyncio.ensure_future(keep_asking(wire, begin + number * EVERY_S / ASKING, end))
        for number, wire in enumerate(wires)]
    await asyncio.sleep(begin + EVERY_S - time.monotonic())
    before, since = cpu_s(), time.monotonic()
    await asyncio.sleep(ASKED_FOR_S)
    share = (cpu_s() - before) / (time.monotonic() - since)
    asked = sum(await asyncio.gather(*asking))
    for wire in wires:
        wire.close()
    print(f"  {asked} polls, {share / (ASKING / EVERY_S) * 1e6:.0f} us each")
    verdict(f"{ASKING} couriers every {EVERY_S} s in vain, of one core", share, MOST_CORE)


async def watch(key, seen):
    """One courier's integration: asks with the last cursor, over and over."""
    wire = await Wire(key).open()
    cursor = ""
    while True:
        path = "/v1/courier/orders?wait=25&limit=100" + (f"&cursor={cursor}" if cursor else "")
        status, _, body = await wire.ask("GET", path)
        now = time.monotonic()
        demand(status, (200,), path)
        page = json.loads(body)
        for item in page["items"]:
            seen.setdefault(item["parcel"]["id"], now)
        cursor = page["next_cursor"]


async def measure_seeing(keys):
    seen, sent = {}, {}
    watchers = [
        asyncio.ensure_future(watch(key, seen))
        for key in {courier: key for courier, key in keys}.values()]
    await asyncio.sleep(1)
    shop = await Wire(shop_key).open()
    start = time.monotonic()
    for number in range(ORDERS):
        await asyncio.sleep(max(0, start + number * ORDER_EVERY_S - time.monotonic()))
        begin = time.monotonic()
        status, _, body = await shop.ask("POST", "/v1/orders", bodies[number % len(bodies)])
        demand(status, (201,), f"an order {body[:300]!r}")
        for parcel in json.loads(body)["parcels"]:
            sent[parcel["id"]] = begin
    for _ in range(100):
        if len(seen) >= len(sent) or any(each.done() for each in watchers):
            break
        await asyncio.sleep(0.1)
    for each in watchers:
        if each.done():
            each.result()
        each.cancel()
    if sent.keys() - seen.keys():
        sys.exit(f"{len(sent.keys() - seen.keys())} parcels were never seen")
    delays = sorted((seen[parcel] - sent[parcel]) * 1_000 for parcel in sent)
    half, late = delays[len(delays) // 2], delays[len(delays) * 99 // 100]
    print(f"  {len(delays)} parcels, {1 / ORDER_EVERY_S:.0f} orders a second; half {half:.1f} ms")
    verdict("order sent to seen by a long poll, 99 of 100, ms", late, MOST_SEEN_MS)


def verdict(what, value, most):
    word = "reached" if value <= most else "MISSED"
    missed.extend([] if value <= most else [what])
    print(f"  {what:58} {value:8.3g}  demanded <= {most}: {word}", flush=True)


async def main():
    print("\nCouriers that poll", flush=True)
    keys = make_keys()
    await measure_waiting(keys)
    await measure_asking(keys)
    await measure_seeing(keys)


port, process, admin, shop_key = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
with open(sys.argv[5], "rb") as file:
    bodies = file.read().splitlines()
couriers = sys.argv[6:]
missed = []
asyncio.run(main())
if missed:
    sys.exit("missed: " + "; ".join(missed))
