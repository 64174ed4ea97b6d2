internal import Market

extension Schemas {
    static let privacy: KeyValuePairs<String, Schema> = [
        "PersonalRead": .members([
            "reader": .text, "door": .word(PersonalRead.Door.self), "at": .instant,
        ]),
        "PersonalExport": .members([
            "phone": .text,
            "items": .list(
                .members([
                    "order_id": .text, "placed_at": .instant, "storefront": .text,
                    "state": .word(OrderState.self), "name": .text, "phone": .text,
                    "street": .text, "commune_code": .commune, "note": .text,
                    "lines": .list(.members(["name": .text, "quantity": .number])),
                    "couriers": .list(.text), "reads": .list(.named("PersonalRead")),
                ])),
        ]),
        "PersonalErasure": .members([
            "erased": .list(.text), "mentions": .number,
            "kept": .list(
                .members([
                    "order_id": .text, "code": .word(PersonalRefusal.self), "message": .text,
                ])),
        ]),
    ]
}
