"""oscar_orders.py PORT CONNECTIONS SECONDS PRODUCTS: buyers at a shop of django-oscar.

Each connection is one buyer after the other: a product into a new basket, then the checkout with
its address, both by django-oscar-api, the fewest requests that the shop allows.
Prints "ACCEPTED OTHER RATE P50-MS P99-MS" as orders.c does; an order's time is both requests'.
"""

import http.client
import json
import sys
import threading
import time

LONGEST_S = 60
ADDRESS = {
    "country": "/api/countries/VN/",
    "first_name": "Mẫu",
    "last_name": "Nguyễn Thị",
    "line1": "1 Lê Lợi",
    "line4": "Cẩm Thành",
    "postcode": "570000",
}


class Buyer(threading.Thread):
    def __init__(self, number, port, products, end):
        super().__init__(daemon=True)
        self.number, self.port, self.products, self.end = number, port, products, end
        self.wire = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST_S)
        self.times, self.refusals = [], []

    def ask(self, path, body, cookie=""):
        headers = {"content-type": "application/json", "connection": "keep-alive"}
        if cookie:
            headers["cookie"] = cookie
        self.wire.request("POST", path, json.dumps(body), headers)
        answer = self.wire.getresponse()
        text = answer.read()
        cookies = [
            value.split(";")[0] for name, value in answer.getheaders()
            if name.lower() == "set-cookie"]
        if answer.status != 200:
            self.refusals.append(f"{path}: {answer.status} {text[:300]!r}")
        return answer.status == 200 and json.loads(text), "; ".join(cookies)

    def order(self, product):
        basket, cookie = self.ask(
            "/api/basket/add-product/", {"url": f"/api/products/{product}/", "quantity": 1})
        return basket and self.ask(
            "/api/checkout/",
            {
                "basket": basket["url"],
                "guest_email": "buyer@example.com",
                "shipping_address": ADDRESS,
            },
            cookie,
        )[0]

    def run(self):
        turn = self.number
        while (begin := time.monotonic()) < self.end:
            turn += 1
            if self.order(turn * 7 % self.products + 1):
                self.times.append(time.monotonic() - begin)


def main(port, connections, seconds, products):
    begin = time.monotonic()
    buyers = [
        Buyer(number * 131, port, products, begin + seconds) for number in range(connections)]
    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()
    took = time.monotonic() - begin
    times = sorted(each for buyer in buyers for each in buyer.times)
    refusals = [each for buyer in buyers for each in buyer.refusals]
    if refusals:
        print(refusals[0], file=sys.stderr)
    if not times:
        sys.exit("no order was taken")
    half, late = times[len(times) // 2], times[len(times) * 99 // 100]
    print(
        len(times), len(refusals), f"{len(times) / took:.2f}", f"{half * 1000:.1f}",
        f"{late * 1000:.1f}")


main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
