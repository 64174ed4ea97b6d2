internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The door to every code that says why, with the sentence that people read in its place.
enum ReasonEndpoints {
    static let all: [Endpoint] = {
        var about = EndpointNote(
            "Mọi mã lý do và lời giải thích: vì sao chưa bán, nghỉ bán, thu hồi giấy chứng nhận.",
            "Every code that says why: what keeps a listing off sale, closes a producer, revokes a"
                + " certificate; a form offers them to choose from.")
        about.answer = .object([
            .init(
                "not_live_reasons",
                .list(
                    .members(["code": .word(ListingHold.self), "vi": .text, "en": .text]))),
            .init(
                "closure_reasons",
                .list(
                    .members([
                        "code": .word(ClosureReason.self), "vi": .text, "en": .text,
                        "kind": .word(Closure.Kind.self), "notice_days": .number,
                    ]))),
            .init(
                "revocation_grounds",
                .list(
                    .members([
                        "code": .word(RevocationGround.self), "vi": .text, "en": .text,
                        "confidence": .word(RevocationGround.Confidence.self),
                    ]))),
        ])
        return [
            Endpoint(.get, "/v1/reasons", .anyone, about) { call in
                call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
            }
        ]
    }()

    private static let bytes = JSONWriter.object(capacity: 4_096) { json in
        json.member("not_live_reasons", list: ListingHold.allCases) { json, hold in
            json.object { write(hold.rawValue, hold.sentence, &$0) }
        }
        json.member("closure_reasons", list: ClosureReason.allCases) { json, reason in
            json.object { json in
                write(reason.rawValue, reason.sentence, &json)
                json.member("kind", reason.kind.rawValue)
                json.member("notice_days", reason.noticeDays)
            }
        }
        json.member("revocation_grounds", list: RevocationGround.allCases) { json, ground in
            json.object { json in
                write(ground.rawValue, ground.sentence, &json)
                json.member("confidence", ground.confidence.rawValue)
            }
        }
    }

    private static func write(_ code: String, _ words: Sentence, _ json: inout JSONWriter) {
        json.member("code", code)
        json.member("vi", words.vietnamese)
        json.member("en", words.english)
    }
}
