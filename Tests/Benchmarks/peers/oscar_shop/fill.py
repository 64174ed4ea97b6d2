"""fill.py SOURCE: makes the shop's tables in $SHOP_DATABASE and puts SOURCE's listings on sale.

SOURCE is a database of the program measured beside: the same names and the same prices.
"""

import os
import sqlite3
import sys
from decimal import Decimal

import django
from django.core.management import call_command

# More than the orders of a measurement can take.
STOCK = 1_000_000
BATCH = 500


def listings(source):
    return sqlite3.connect(source).execute(
        "SELECT name, price_vnd, description FROM listing ORDER BY id"
    )


def main(source):
    os.environ["DJANGO_SETTINGS_MODULE"] = "oscar_shop.settings"
    django.setup()
    call_command("migrate", verbosity=0)

    from oscar.core.loading import get_model

    get_model("address", "Country").objects.create(
        iso_3166_1_a2="VN",
        iso_3166_1_a3="VNM",
        iso_3166_1_numeric="704",
        printable_name="Viet Nam",
        name="Viet Nam",
        is_shipping_country=True,
    )
    kind = get_model("catalogue", "ProductClass").objects.create(name="OCOP", slug="ocop")
    partner = get_model("partner", "Partner").objects.create(name="OCOP", code="ocop")
    Product = get_model("catalogue", "Product")
    StockRecord = get_model("partner", "StockRecord")
    products, records = [], []
    for number, (name, price, description) in enumerate(listings(source), start=1):
        products.append(
            Product(
                id=number,
                title=name,
                slug=f"listing-{number}",
                upc=str(number),
                description=description,
                product_class=kind,
            )
        )
        records.append(
            StockRecord(
                product_id=number,
                partner=partner,
                partner_sku=str(number),
                price_currency="VND",
                price=Decimal(price),
                num_in_stock=STOCK,
            )
        )
    Product.objects.bulk_create(products, BATCH)
    StockRecord.objects.bulk_create(records, BATCH)
    print(len(products))


main(sys.argv[1])
