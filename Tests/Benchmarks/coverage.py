"""coverage.py PROGRAM CATALOG WORK: a coverage table of a million rows beside a small one.

Both hold 10 couriers with 3 services. The large one has a row for each service, each of 34
origin provinces and 980 communes; the small one a handful per courier. Prints what the import
takes and by how much its memory grows, what a lookup costs with each, and how soon an opened
suspension is answered with. Ends with an error where a demand of the table is missed.
"""

import csv
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import time

COURIERS, SERVICES, COMMUNES = 10, ["std", "fast", "bulk"], 980
MOST_GROWTH_MB, MOST_RATIO, MOST_DELAY_MS = 200, 2, 100
ASKED, ROUNDS = 400, 5
HEADERS = {
    "zones": ["courier", "zone", "province"],
    "suspensions": ["id", "effect", "reason", "source"],
    "services": ["id", "service", "name", "max_weight_g", "source"],
    "lanes": ["id", "origin", "destination", "serves", "price_steps", "lead_min_days",
              "lead_max_days", "source"],
    "place_rules": ["id", "service", "place", "origin", "pickup", "delivery", "cod",
                    "delivery_extra_min_days", "delivery_extra_max_days", "delivery_surcharge",
                    "source"],
}


def column(catalog, table, name):
    with open(f"{catalog}/places/{table}.csv", encoding="utf-8") as file:
        return [row[name] for row in csv.DictReader(file)]


def rules(number, provinces, communes):
    """The rule of the country, and for a large table every commune from every origin."""
    source = "bang do thu"
    yield [f"p{number}", "", "country", "", "yes", "yes", "yes", "", "", "", source]
    for at, service in enumerate(SERVICES):
        for origin in provinces:
            for index, commune in enumerate(communes):
                extra = index % 4
                yield [f"p{number}.{at}.{origin}.{commune}", service, f"commune:{commune}",
                       f"province:{origin}", "", "yes", "yes", extra, extra + 1,
                       5_000 * (index % 3), source]


def write_courier(folder, number, provinces, communes):
    os.makedirs(folder)
    with open(f"{folder}/courier.json", "w", encoding="utf-8") as file:
        json.dump({"code": f"c{number}", "name": f"Courier {number}", "sample": True}, file)
    steps = "1000:20000;+500:4000"
    tables = {
        "zones": [], "suspensions": [],
        "services": [[f"s{number}.{s}", s, s, 30_000, "bang do thu"] for s in SERVICES],
        "lanes": [[f"l{number}", "country", "country", "yes", steps, 1, 3, "bang do thu"]],
        "place_rules": rules(number, provinces, communes),
    }
    for table, rows in tables.items():
        with open(f"{folder}/{table}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADERS[table])
            writer.writerows(rows)


def run(program, *arguments):
    """What a command prints on standard output."""
    done = subprocess.run([program, *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{arguments}: {done.stderr[-2000:]}")
    return done.stdout


def largest_memory(program, *arguments):
    """A command's largest memory in MB and its seconds, by a child that starts nothing else."""
    code = ("import resource,subprocess,sys;r=subprocess.run(sys.argv[1:],stdin=-3,"
            "stdout=-3,stderr=-3);print(r.returncode,"
            "resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    start = time.monotonic()
    out = subprocess.run([sys.executable, "-c", code, program, *arguments],
                         capture_output=True, text=True, check=True).stdout.split()
    if out[0] != "0":
        sys.exit(f"{arguments} failed")
    return int(out[1]) / 1024, time.monotonic() - start


class Server:
    def __init__(self, program, data, catalog):
        self.process = subprocess.Popen(
            [program, "serve", "--data", data, "--catalog", catalog, "--port", "0"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        start = time.monotonic()
        line = self.process.stdout.readline()
        self.start_seconds = time.monotonic() - start
        self.port = int(re.search(r":(\d+)\s*$", line).group(1))
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def ask(self, method, path, body=None, key=None):
        headers = {"Content-Type": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        text = json.dumps(body) if body is not None else None
        self.connection.request(method, path, text, headers)
        reply = self.connection.getresponse()
        return reply.status, json.loads(reply.read() or b"{}")

    def resident_mb(self):
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


def question(origin, **more):
    parcel = {"weight_g": 800, "length_cm": 20, "width_cm": 15, "height_cm": 10, "goods": ["dry"]}
    return {"origin": origin, "parcel": parcel, **more}


def lookup_us(server, origin, communes):
    """The median of one answer to one commune, over HTTP."""
    medians = []
    for _ in range(ROUNDS):
        times = []
        for index in range(ASKED):
            body = question(origin, commune=communes[index * 7 % len(communes)])
            start = time.perf_counter()
            status, _ = server.ask("POST", "/v1/reach", body)
            times.append(time.perf_counter() - start)
            if status != 200:
                sys.exit(f"/v1/reach answered {status}")
        medians.append(statistics.median(times) * 1e6)
    return statistics.median(medians)


def suspension_ms(server, key, origin, commune):
    """From sending the opening until an answer says that the commune is not served."""
    days = {"valid_to": time.strftime("%Y-%m-%d", time.gmtime(time.time() + 5 * 86_400))}
    delays = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        status, opened = server.ask(
            "POST", "/v1/suspensions",
            {"place": f"commune:{commune}", "effect": "stop", "reason": "storm",
             "source": "thu", **days}, key)
        if status != 201:
            sys.exit(f"opening answered {status}: {opened}")
        body = question(origin, commune=commune)
        while server.ask("POST", "/v1/reach", body)[1]["status"] == "served":
            pass
        delays.append((time.perf_counter() - start) * 1e3)
        server.ask("POST", f"/v1/suspensions/{opened['id']}/lifting", None, key)
    return max(delays)


def measure(program, catalog, data, folder, communes, origin):
    memory, seconds = largest_memory(program, "import", "coverage", "--data", data, folder)
    key = run(program, "keys", "create", "--data", data, "--role", "admin").strip()
    server = Server(program, data, catalog)
    found = {
        "memory": memory, "seconds": seconds, "start": server.start_seconds,
        "resident": server.resident_mb(), "lookup": lookup_us(server, origin, communes),
        "delay": suspension_ms(server, key, origin, communes[5]),
    }
    server.stop()
    return found


def main(program, catalog, work):
    provinces = column(catalog, "provinces", "code")
    communes = column(catalog, "communes", "code")
    some = communes[:: len(communes) // COMMUNES][:COMMUNES]
    found = {}
    for size, named in [("small", ([], [])), ("large", (provinces, some))]:
        data, folder = f"{work}/{size}-data", f"{work}/{size}-coverage"
        for number in range(COURIERS):
            write_courier(f"{folder}/c{number}", number, *named)
        run(program, "import", "catalog", "--data", data, "--catalog", catalog)
        found[size] = measure(program, catalog, data, folder, some, "21548")
    rows = COURIERS * (1 + 3 + 1 + len(SERVICES) * len(provinces) * len(some))
    small, large = found["small"], found["large"]
    growth, ratio = large["memory"] - small["memory"], large["lookup"] / small["lookup"]
    print(f"\nCoverage, 10 couriers x 3 services: {rows} rows beside 50")
    print(f"import of {rows} rows: {large['seconds']:.1f} s, {rows / large['seconds']:.0f} rows/s, "
          f"memory {growth:.0f} MB above the small import ({large['memory']:.0f} MB)")
    print(f"server: starts in {large['start']:.1f} s ({small['start']:.1f} s small), "
          f"{large['resident']:.0f} MB resident ({small['resident']:.0f} MB small)")
    print(f"one commune over HTTP: {large['lookup']:.0f} us, small {small['lookup']:.0f} us, "
          f"ratio {ratio:.2f}")
    print(f"suspension in force after {large['delay']:.1f} ms (small {small['delay']:.1f} ms)")
    if growth > MOST_GROWTH_MB or ratio > MOST_RATIO or large["delay"] > MOST_DELAY_MS:
        sys.exit("A demand of the large coverage table is missed.")


main(*sys.argv[1:])
