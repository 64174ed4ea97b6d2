#!/usr/bin/env python3
"""Checks what others read of our products with the definitions of those others.

verify_products.py jsonld FILE      against schema.org's classes and properties
verify_products.py merchant FILE    against Google's own product attributes
A file that is called - is standard input.
Prints how much was checked; ends with 1 and the first thing that is wrong otherwise.
"""
import json
import sys


def stop(text):
    print(text, file=sys.stderr)
    sys.exit(1)


# --- schema.org ------------------------------------------------------------------------------

def properties(kind):
    """Each property of a class with the names of the types that its value may have."""
    known = {}
    for base in reversed(kind.__mro__):
        for name, hint in getattr(base, "__annotations__", {}).items():
            known[name] = str(hint)
    return known


def check_node(node, models, path):
    kind = getattr(models, node.get("@type", ""), None)
    if kind is None:
        stop(f"{path}: no such class: {node.get('@type')}")
    known = properties(kind)
    count = 1
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in known:
            stop(f"{path}: {node['@type']} has no property {name}")
        for item in value if isinstance(value, list) else [value]:
            count += check_value(item, known[name], models, f"{path}.{name}")
    return count


def check_value(value, hint, models, path):
    if isinstance(value, dict):
        kind = getattr(models, value.get("@type", ""), None)
        if kind is None:
            stop(f"{path}: no such class: {value.get('@type')}")
        if not any(f"'{base.__name__}'" in hint for base in kind.__mro__):
            stop(f"{path}: a {kind.__name__} does not belong here: {hint}")
        return check_node(value, models, path)
    if isinstance(value, bool):
        good = "bool" in hint
    elif isinstance(value, (int, float)):
        good = "int" in hint or "float" in hint
    elif value.startswith("https://schema.org/"):
        good = is_member(value, hint)
    else:
        good = "str" in hint or ("URL" in hint and value.startswith("http")) or is_date(value, hint)
    if not good:
        stop(f"{path}: {value!r} is not of {hint}")
    return 1


def is_member(value, hint):
    import msgspec_schemaorg.enums as enums
    name = value.rsplit("/", 1)[1]
    kinds = [getattr(enums, word) for word in dir(enums) if f"'{word}'" in hint]
    return any(name in (member.name, member.value) for kind in kinds for member in kind)


def is_date(value, hint):
    from msgspec_schemaorg.utils import parse_iso8601
    return "date" in hint and not isinstance(parse_iso8601(value), str)


def check_jsonld(text):
    import msgspec_schemaorg.models as models
    node = json.loads(text)
    if node.get("@context") not in ("https://schema.org", "https://schema.org/"):
        stop("the context is not schema.org's")
    print(check_node(node, models, node.get("@type", "?")))


# --- Google ----------------------------------------------------------------------------------

MEASURES = {"shipping_weight", "shipping_length", "shipping_width", "shipping_height",
            "unit_pricing_measure", "unit_pricing_base_measure"}
LISTS = {"gtin": "gtins", "additional_image_link": "additional_image_links",
         "product_type": "product_types"}
DEMANDED = {"title", "description", "link", "availability", "price", "brand"}


def attributes(item):
    """The fields of one item as Google's message of product attributes names them."""
    fields = {}
    for element in item:
        name = element.tag.removeprefix("{http://base.google.com/ns/1.0}")
        text = element.text or ""
        if name == "id":
            continue
        if name == "price":
            amount, currency = text.split(" ")
            fields[name] = {"amountMicros": str(int(amount) * 1_000_000), "currencyCode": currency}
        elif name in MEASURES:
            amount, unit = text.split(" ")
            fields[name] = {"value": float(amount), "unit": unit}
        elif name in LISTS:
            fields.setdefault(LISTS[name], []).append(text)
        elif name in ("availability", "condition"):
            fields[name] = text.upper()
        elif name == "identifier_exists":
            fields[name] = {"yes": True, "no": False}[text]
        else:
            fields[name] = text
    return fields


def camel(name):
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def check_merchant(data):
    import feedparser
    from xml.etree import ElementTree
    from google.shopping.merchant_products_v1.types import ProductAttributes
    feed = feedparser.parse(data)
    if feed.bozo or feed.version != "rss20":
        stop(f"no RSS 2.0: {feed.get('bozo_exception', feed.version)}")
    items = ElementTree.fromstring(data).findall("channel/item")
    if len(items) != len(feed.entries):
        stop("two readers see different counts of items")
    ids = set()
    for item in items:
        identity = item.findtext("{http://base.google.com/ns/1.0}id")
        if not identity or len(identity) > 50 or identity in ids:
            stop(f"not an id of its own: {identity}")
        ids.add(identity)
        fields = attributes(item)
        lacking = DEMANDED - fields.keys()
        if lacking:
            stop(f"{identity} lacks {sorted(lacking)}")
        try:
            ProductAttributes.from_json(json.dumps({camel(k): v for k, v in fields.items()}))
        except Exception as error:
            stop(f"{identity}: {error}")
    print(len(items))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        stop(__doc__)
    source = sys.stdin.buffer if sys.argv[2] == "-" else open(sys.argv[2], "rb")
    checks = {"jsonld": check_jsonld, "merchant": check_merchant}
    checks.get(sys.argv[1], lambda data: stop(__doc__))(source.read())
