internal import Market
internal import Operations
internal import Reach

/// A question about reach as anyone may ask it.
struct ReachQuestion: Sendable {
    /// Which communes are asked about.
    enum Target: Sendable {
        case country
        case commune(CommuneCode)
        case communes([CommuneCode])
    }

    /// The most communes of one question.
    static let mostCommunes = 1_000

    let origin: CommuneCode
    let day: Day
    let parcel: Parcel
    let target: Target

    /// Reads the body of a question, or throws everything that is wrong with it.
    static func read(_ fields: inout FieldReader, today: Day) throws(FieldProblems) -> Self {
        let origin = fields.commune("origin")
        let day = fields.dayIfAny("date") ?? today
        let parcel = fields.object("parcel") { ParcelReading.read(&$0) }
        let commune = fields.communeIfAny("commune")
        let hasList = fields.has("communes")
        let list = hasList ? fields.communes("communes", limit: mostCommunes) : []
        if hasList, commune != nil {
            fields.refuse(
                FieldProblem(
                    "communes", .notAllowed, vi: "Chỉ dùng commune hoặc communes.",
                    en: "Give commune or communes, not both."))
        }
        try fields.finish()
        guard let origin, let parcel else { throw [.missing("parcel")] }
        let target: Target = commune.map { .commune($0) } ?? (hasList ? .communes(list) : .country)
        return Self(origin: origin, day: day, parcel: parcel, target: target)
    }
}

extension FieldReader {
    /// The communes of a list; a code that is none is named by its place.
    fileprivate mutating func communes(_ name: String, limit: Int) -> [CommuneCode] {
        var codes: [CommuneCode] = []
        for (index, text) in texts(name, limit: limit).enumerated() {
            if let code = CommuneCode(text) {
                codes.append(code)
            } else {
                refuse(.malformed("\(place(of: name))[\(index)]", FieldReader.communeWords))
            }
        }
        return codes
    }
}
