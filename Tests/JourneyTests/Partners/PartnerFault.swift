import TestSupport
import Testing

/// Something that partners do instead of accepting a batch, and how it must be shown.
struct PartnerFault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let answer: LoopbackAnswer
    /// The status on record; none where no answer could be read.
    var status: Int?
    /// A part of the reason on record.
    let reason: String

    init(_ name: String, _ answer: LoopbackAnswer, status: Int? = nil, reason: String) {
        testDescription = name
        self.answer = answer
        self.status = status
        self.reason = reason
    }

    static let all = [
        PartnerFault("500", .status(500), status: 500, reason: "status 500"),
        PartnerFault(
            "10 MB body", .large(10 << 20), reason: "too_large: the answer is over 4194304 bytes"),
        PartnerFault("garbage", .garbage, reason: "interrupted: 127.0.0.1"),
        PartnerFault("a page", .page("<html>"), status: 200, reason: "no JSON object"),
        PartnerFault("cut off", .cut(body: [0x7B, 0x20, 0x7D], afterBytes: 1), reason: "interr"),
        PartnerFault("no answer", .disconnect, reason: "interrupted: 127.0.0.1"),
    ]
}
