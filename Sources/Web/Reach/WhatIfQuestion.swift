internal import Market
internal import Operations
internal import Reach

/// A question of what would change, as anyone may ask it.
struct WhatIfQuestion: Sendable {
    /// What is sent today.
    enum Subject: Sendable {
        case listing(ListingID)
        case parcel(Parcel, CommuneCode)
    }

    let subject: Subject
    let day: Day
    let edits: WhatIfEdits

    /// Reads the body of a question, or throws everything that is wrong with it.
    static func read(_ fields: inout FieldReader, today: Day) throws -> Self {
        let day = fields.dayIfAny("date") ?? today
        let listing = fields.textIfAny("listing")
        let subject = listing.map { .listing(ListingID($0)) } ?? parcel(&fields)
        if listing != nil {
            for name in ["origin", "parcel"] where fields.has(name) {
                fields.refuse(
                    FieldProblem(
                        name, .notAllowed,
                        vi: "Chỉ gửi sản phẩm (listing), hoặc nơi gửi (origin) và kiện (parcel).",
                        en: "Give listing, or origin and parcel."))
            }
        }
        let edits = fields.object("change") { WhatIfEdits.read(&$0) }
        try fields.finish()
        // `finish` has thrown where either is missing.
        guard let subject, let edits else { throw FieldProblems([.missing("change")]) }
        return Self(subject: subject, day: day, edits: edits)
    }

    private static func parcel(_ fields: inout FieldReader) -> Subject? {
        let origin = fields.commune("origin")
        let parcel = fields.object("parcel") { ParcelReading.read(&$0) }
        guard let origin, let parcel else { return nil }
        return .parcel(parcel, origin)
    }
}

/// What would be different.
struct WhatIfEdits: Sendable {
    /// The most equal parcels that one is divided into.
    private static let mostParcels: ClosedRange<Int64> = 1...20

    private let members: FieldReader
    private let split: Int
    private let shelfLifeDays: Int?
    private let origin: CommuneCode?
    private let day: Day?
    let coverage: CoverageTrial

    static func read(_ fields: inout FieldReader) -> Self {
        // Against a parcel that fits every limit, only to see whether what was sent can be read.
        _ = ParcelReading.read(&fields, onto: Self.anyParcel)
        let split = fields.integerIfAny("split")
        let shelfLife = fields.integerIfAny("shelf_life_days")
        var check = FieldCheck()
        check.range(split, fields.place(of: "split"), mostParcels)
        check.range(shelfLife, fields.place(of: "shelf_life_days"), Offer.Limit.days)
        for problem in check.problems { fields.refuse(problem) }
        let origin = fields.communeIfAny("origin")
        let day = fields.dayIfAny("date")
        let coverage = fields.objectIfAny("coverage") { CoverageTrialReading.read(&$0) }
        return Self(
            members: fields, split: split ?? 1, shelfLifeDays: shelfLife, origin: origin,
            day: day, coverage: coverage ?? CoverageTrial())
    }

    /// What is worth knowing of the changes besides what they come to.
    var remarks: [Sentence] {
        guard shelfLifeDays != nil else { return [] }
        return [
            Sentence(
                vi: "Hạn sử dụng không tự giới hạn số ngày đi đường; hàng mau hỏng thì đổi "
                    + "longest_transit_days.",
                en: "Shelf life alone does not limit the days on the way; for what perishes "
                    + "change longest_transit_days.")
        ]
    }

    /// The case as it would be; shelf life changes nothing of it, as no courier asks for it.
    func applied(to old: ReachDesk.Case) throws(FieldProblems) -> ReachDesk.Case {
        var members = members
        var new = old
        let parcel = ParcelReading.read(&members, onto: old.parcel)
        try members.finish()
        new.parcel = parcel.part(of: split)
        new.parcels = split
        new.origin = origin ?? old.origin
        new.day = day ?? old.day
        return new
    }

    private static let anyParcel = Parcel(
        weightGrams: 1_000, lengthCm: 20, widthCm: 15, heightCm: 10)
}

/// Reads rows that might be added to the coverage, and suspensions that might end.
enum CoverageTrialReading {
    /// The most rows of one question.
    private static let mostRows = 500

    static func read(_ fields: inout FieldReader) -> CoverageTrial {
        var change = CoverageTrial()
        change.services = rows("services", &fields, CourierService.init(cells:))
        change.lanes = rows("lanes", &fields, Lane.init(cells:))
        change.placeRules = rows("place_rules", &fields, PlaceRule.init(cells:))
        change.suspensions = rows("suspensions", &fields, Suspension.init(cells:))
        // A courier that nobody knows yet is called by its code.
        for courier in Set(change.services.map(\.courier)) {
            change.couriers[courier] = courier.text
        }
        let written = fields.has("lift") ? fields.texts("lift", limit: mostRows) : []
        for (index, text) in written.enumerated() {
            if let row = RowID(text) {
                change.lifted.insert(row)
            } else {
                let wanted = Sentence(vi: "mã một dòng tạm dừng", en: "the id of a suspension")
                fields.refuse(.malformed("\(fields.place(of: "lift"))[\(index)]", wanted))
            }
        }
        return change
    }

    private static func rows<Value>(
        _ name: String, _ fields: inout FieldReader,
        _ decode: ([String: String]) throws(CoverageProblems) -> Value
    ) -> [Value] {
        guard fields.has(name) else { return [] }
        var values: [Value] = []
        for (index, cells) in fields.cells(name, limit: mostRows).enumerated() {
            do {
                values.append(try decode(cells))
            } catch {
                for problem in error.list {
                    fields.refuse(
                        FieldProblem(
                            "\(fields.place(of: name))[\(index)].\(problem.column)", .malformed,
                            vi: problem.message.vietnamese, en: problem.message.english))
                }
            }
        }
        return values
    }
}
