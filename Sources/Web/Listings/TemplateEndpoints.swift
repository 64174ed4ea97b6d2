internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to what a form for listings is built from: attributes, labels, reasons.
enum TemplateEndpoints {
    static let all = [templates, ofSet, reasons] + ReasonEndpoints.all

    private static let templates: Endpoint = {
        var about = EndpointNote(
            "Mẫu thuộc tính của các bộ sản phẩm và nội dung nhãn.",
            "The attribute templates of all product sets, and what labels carry.")
        about.answer = .object([
            .init("items", .list(.named("AttributeTemplate"))),
            .init("label_rules", .list(.named("LabelRules"))),
        ])
        return Endpoint(.get, "/v1/attribute-templates", .anyone, about) { call in
            let bytes = JSONWriter.object(capacity: 32_768) { json in
                json.member("items", list: AttributeTemplate.Code.allCases) { json, code in
                    json.object { TemplateWriting.write(.of(code), set: nil, &$0) }
                }
                json.member("label_rules", list: LabelRules.all) { json, rules in
                    json.object { TemplateWriting.write(rules, &$0) }
                }
            }
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }()

    private static let ofSet: Endpoint = {
        var about = EndpointNote(
            "Mẫu thuộc tính của một bộ sản phẩm.", "The attribute template of a product set.")
        about.answer = .named("AttributeTemplate")
        return Endpoint(.get, "/v1/attribute-templates/{set}", .anyone, about) { call in
            guard let set = Int(call.id0), let template = AttributeTemplate.of(set: set) else {
                throw Problems.missing(call.id0)
            }
            let bytes = JSONWriter.object(capacity: 8_192) {
                TemplateWriting.write(template, set: set, &$0)
            }
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }()

    private static let reasons: Endpoint = {
        var about = EndpointNote(
            "Các lý do chuyển trạng thái và lời giải thích.",
            "The reasons of moves with their sentences.")
        about.answer = .object([
            .init(
                "items",
                .list(
                    .members([
                        "code": .word(MoveReason.self), "vi": .text, "en": .text,
                        "moves": .list(.word(ListingMove.self)),
                    ])))
        ])
        return Endpoint(.get, "/v1/move-reasons", .anyone, about) { call in
            let bytes = JSONWriter.object(capacity: 4_096) { json in
                json.member("items", list: MoveReason.allCases) { json, reason in
                    let moves = ListingMove.allCases.filter {
                        MoveReason.fitting($0).contains(reason)
                    }
                    json.object { json in
                        json.member("code", reason.rawValue)
                        json.member("vi", reason.sentence.vietnamese)
                        json.member("en", reason.sentence.english)
                        json.member("moves", texts: moves.map(\.rawValue))
                    }
                }
            }
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }()
}
