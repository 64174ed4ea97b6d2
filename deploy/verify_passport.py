#!/usr/bin/env python3
"""Reads a passport as an inspector's own tool would, with libraries that are not ours.

verify_passport.py document FILE KEYS    proves a signed line with a set of keys, prints its claims
verify_passport.py qr FILE               prints what the QR code in a PNG file says
"""
import json
import sys


def document(path, keys):
    import jwt
    text = open(path, encoding="ascii").read().strip()
    known = {key.key_id: key for key in jwt.PyJWKSet.from_dict(json.load(open(keys))).keys}
    key = known[jwt.get_unverified_header(text)["kid"]]
    # Tests stand still at some day, so that the end is compared by whoever asks.
    claims = jwt.decode(text, key, algorithms=["EdDSA"],
                        options={"verify_exp": False, "verify_iat": False})
    print(json.dumps(claims, ensure_ascii=False))


def qr(path):
    import zxingcpp
    from PIL import Image
    codes = zxingcpp.read_barcodes(Image.open(path))
    if len(codes) != 1:
        sys.exit(f"{len(codes)} codes")
    print(codes[0].text)


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "document":
        document(*sys.argv[2:])
    elif len(sys.argv) == 3 and sys.argv[1] == "qr":
        qr(sys.argv[2])
    else:
        sys.exit(__doc__)
