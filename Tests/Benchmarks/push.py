"""Plays partners for push.sh and prints what was measured; ends with an error on a miss."""

import http.client
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

LONGEST_WAIT = 300  # seconds that a part may take
MOST_PARTNERS = 50  # at once, so that those of the other parts have room


class Sink(BaseHTTPRequestHandler):
    """Takes every batch at once; below /slow only after ten seconds."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        now = time.monotonic()
        name = self.path.rsplit("/", 1)[1]
        if self.path.startswith("/slow"):
            time.sleep(10)
        else:
            items = json.loads(body)["data"].get("items", [])
            with lock:
                calls.setdefault(name, []).append((now, items))
                changed.notify_all()
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass


def ask(method, path, body=None, headers=None, expect=(200, 201, 202)):
    global wire
    for attempt in (1, 2):
        try:
            wire.request(
                method, path, json.dumps(body) if body is not None else None,
                {"authorization": "Bearer " + admin, "content-type": "application/json",
                 **(headers or {})})
            answer = wire.getresponse()
            text = answer.read()
            break
        except (http.client.HTTPException, OSError):
            if attempt == 2:
                raise
            wire = http.client.HTTPConnection(address, timeout=60)
    if answer.status not in expect:
        sys.exit(f"{method} {path}: {answer.status} {text[:500]!r}")
    return json.loads(text)


def partner(name, path="ok", port=None, per_minute=600_000, burst=1_000):
    ask("POST", "/v1/partners", {
        "code": name, "name": name, "kind": "listing_feed", "calls_per_minute": per_minute,
        "burst": burst, "url": f"http://127.0.0.1:{port or sink.server_port}/{path}/{name}"})


def received(name):
    return sum(len(items) for _, items in calls.get(name, []))


def wait_for(names, count):
    deadline = time.monotonic() + LONGEST_WAIT
    with lock:
        while not all(received(name) >= count for name in names):
            if not changed.wait(deadline - time.monotonic()) and time.monotonic() > deadline:
                sys.exit(f"waited too long: {[(n, received(n)) for n in names]}")


def settled(names):
    """Waits until the last batches are noted, so that all was settled."""
    while any(ask("GET", f"/v1/partners/{name}")["open_batch"] for name in names):
        time.sleep(0.005)


def say_again(names):
    """Queues every listing for the partners; answers when it began."""
    with lock:
        for name in names:
            calls[name] = []
    begin = time.monotonic()
    for name in names:
        ask("POST", f"/v1/partners/{name}/replay", {"since": "2000-01-01T00:00:00Z"})
    return begin


def drained(names):
    """Queues everything again and says in how many seconds all of it was settled."""
    begin = say_again(names)
    wait_for(names, listings)
    settled(names)
    return time.monotonic() - begin


def median(values):
    return sorted(values)[len(values) // 2]


def row(what, figure, demanded, holds):
    print(f"{what:58} {figure:>18}  {demanded:26} {'' if holds else 'MISSED'}")
    missed.extend([] if holds else [what])


def stop(name):
    tag = {"if-match": f'"{ask("GET", f"/v1/partners/{name}")["version"]}-"'}
    ask("PATCH", f"/v1/partners/{name}", {"state": "disabled"}, tag)


def measure_rate_and_neighbours():
    partner("rate")
    wait_for(["rate"], listings)
    rate = median([listings / drained(["rate"]) for _ in range(3)])
    row("rows queued to rows settled, one partner", f"{rate:,.0f}/s", ">= 1,000/s", rate >= 1_000)
    alone = [drained(["rate"]) for _ in range(6)]
    partner("dead", port=9)
    partner("slow", path="slow")
    time.sleep(1)
    # Each of the two has a batch that is not taken, and everything behind it waits.
    beside = [drained(["rate"]) for _ in range(6)]
    for name in ("dead", "slow"):
        stop(name)
    # Before and after: the database grows meanwhile, and other work on the machine comes and goes.
    alone += [drained(["rate"]) for _ in range(6)]
    cost = median(beside) / median(alone) - 1
    row("what a dead and a slow partner cost another", f"{cost:+.1%}", "<= 5 %", cost <= 0.05)


def measure_latency():
    goods = ask("GET", "/v1/listings?limit=100")["items"]
    delays = []
    for turn in range(300):
        time.sleep(0.03)
        listing = goods[turn % len(goods)]["id"]
        with lock:
            calls["rate"] = []
        begin = time.monotonic()
        ask("PUT", f"/v1/listings/{listing}/stock", {"stock": 1_000 + turn})
        wait_for(["rate"], 1)
        delays.append((calls["rate"][0][0] - begin) * 1_000)
    delays.sort()
    half, late = delays[len(delays) // 2], delays[int(len(delays) * 0.99)]
    row("request sent to request at the partner, median", f"{half:.1f} ms", "<= 20 ms", half <= 20)
    row("the same, 99 of 100", f"{late:.1f} ms", "<= 250 ms", late <= 250)
    stop("rate")


def measure_pace():
    partner("pace", per_minute=600, burst=1)
    wait_for(["pace"], listings)
    drained(["pace"])
    times = [at for at, _ in calls["pace"]]
    rate = (len(times) - 1) / (times[-1] - times[0])
    row("pace of a partner that bears 10 calls a second", f"{rate:.2f}/s", "within 2 %",
        abs(rate / 10 - 1) <= 0.02)
    stop("pace")


def measure_queue():
    names = [f"queue{number}" for number in range(min(MOST_PARTNERS, 100_000 // listings))]
    for name in names:
        partner(name, per_minute=60, burst=1)
    wait_for(names, listings)
    took = drained(names)
    count = listings * len(names)
    batches = max(len(calls[name]) for name in names)
    share = (batches - 1) / took
    row(f"{count:,} queued rows, {len(names)} partners of 1 call/s, share of it", f"{share:.1%}",
        ">= 90 %", share >= 0.9)
    late = [
        entry["outcome"] for name in names
        for entry in ask("GET", f"/v1/partners/{name}/deliveries?limit=100")["items"]
        if entry["outcome"] != "accepted"]
    row("attempts of these that failed", str(len(late)), "0", not late)


address, admin = urlsplit(sys.argv[1]).netloc, sys.argv[2]
calls, missed = {}, []
lock = threading.RLock()
changed = threading.Condition(lock)
sink = QuietServer(("127.0.0.1", 0), Sink)
threading.Thread(target=sink.serve_forever, daemon=True).start()
wire = http.client.HTTPConnection(address, timeout=60)

partner("count")
time.sleep(2)
wait_for(["count"], 1)
settled(["count"])
previous = -1
while previous != received("count"):
    previous = received("count")
    time.sleep(1)
listings = previous
stop("count")

print(f"\nThe feed of {listings:,} listings to partners on this machine")
measure_rate_and_neighbours()
measure_latency()
measure_pace()
measure_queue()
if missed:
    sys.exit("missed: " + "; ".join(missed))
