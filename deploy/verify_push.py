"""Checks pushes of one listing with the Standard Webhooks library, which is not our code.

Reads the sandbox's GET /received from standard input; needs a secret and a listing's id.
Prints a line for each request that carried the listing: status, webhook-id, version, price.
"""

import base64
import json
import sys

from standardwebhooks import Webhook, WebhookVerificationError

secret, sku = sys.argv[1:]
for request in json.load(sys.stdin)["items"]:
    body = base64.b64decode(request["body_base64"])
    headers = request["headers"]
    message = Webhook(secret).verify(body, headers)
    try:
        Webhook(secret).verify(body + b" ", headers)
    except WebhookVerificationError:
        pass
    else:
        sys.exit("a changed body was accepted, so the check proves nothing")
    for item in message["data"]["items"]:
        if item["sku"] == sku:
            price = item.get("price_vnd", item["op"])
            print(request["status"], headers["webhook-id"], item["version"], price)
