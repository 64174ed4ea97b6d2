"""first_answer.py PORT COMMAND...: starts a server and prints the milliseconds from exec to the
first 200 of /healthz and of /v1/listings; ends the server."""

import http.client
import subprocess
import sys
import time

PATHS = ["/healthz", "/v1/listings"]
LONGEST_S = 60
PAUSE_S = 0.002


def is_ok(port, path):
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False


def main(port, command):
    start = time.monotonic()
    server = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for path in PATHS:
            while not is_ok(port, path):
                if server.poll() is not None or time.monotonic() - start > LONGEST_S:
                    sys.exit(f"{path} did not answer 200")
                time.sleep(PAUSE_S)
            print(round((time.monotonic() - start) * 1000), end=" ")
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
    print()


main(int(sys.argv[1]), sys.argv[2:])
