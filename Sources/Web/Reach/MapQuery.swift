internal import Market
internal import Operations
internal import Reach

/// The parameters by which reach is looked at instead of read.
struct MapQuery: Sendable {
    let form: ReachForm
    let level: ReachDesk.MapLevel
    /// Only the communes of this province; the summary in JSON holds all provinces.
    let province: ProvinceCode?

    private enum Level: String, CaseIterable {
        case commune
        case province
    }

    static let parameters = [
        QueryParameter("format", .word(ReachForm.self), "json unless given; svg is a map"),
        QueryParameter("level", .word(Level.self), "of the map: one tile per commune or province"),
        QueryParameter("province", .text, "shows the communes of this province alone"),
    ]

    init(_ query: inout Query) {
        form = query.word("format", of: ReachForm.self) ?? .json
        let level = query.word("level", of: Level.self) ?? .commune
        province = query.province()
        if level == .province, province != nil || form != .svg {
            query.refuse(
                FieldProblem(
                    "level", .notAllowed, vi: "level=province chỉ dùng cho bản đồ svg cả nước.",
                    en: "level=province is for the svg map of the whole country."))
        }
        if form == .json, province != nil {
            query.refuse(
                FieldProblem(
                    "province", .notAllowed, vi: "JSON luôn có đủ các tỉnh; hãy chọn format.",
                    en: "JSON holds every province; choose a format."))
        }
        self.level = level == .province ? .provinces : .communes(of: province)
    }

    /// Refuses what does not go with one commune's answer, which is JSON alone.
    func checkAlone(_ commune: CommuneCode?, _ query: inout Query) {
        guard commune != nil, form != .json else { return }
        query.refuse(
            FieldProblem(
                "commune", .notAllowed, vi: "Hỏi một xã thì chỉ trả lời bằng JSON.",
                en: "One commune is answered as JSON alone."))
    }
}

extension Query {
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ name: String, of kind: Word.Type
    ) -> Word? where Word.RawValue == String {
        parsed(name, FieldReader.words(of: kind), Word.init(rawValue:))
    }

    mutating func province() -> ProvinceCode? {
        parsed("province", Sentence(vi: "mã tỉnh gồm hai chữ số", en: "a code of two digits")) {
            ProvinceCode($0)
        }
    }

    mutating func day(_ name: String = "date") -> Day? {
        parsed(name, FieldReader.dayWords) { Day($0) }
    }

    mutating func commune() -> CommuneCode? {
        parsed("commune", FieldReader.communeWords) { CommuneCode($0) }
    }

    /// One kilogram of dry goods in 20 x 15 x 10 cm.
    static let ordinaryParcel = Parcel(
        weightGrams: 1_000, lengthCm: 20, widthCm: 15, heightCm: 10, goods: [.dry])

    /// An ordinary parcel of one kilogram, unless the query asks for another weight or goods.
    mutating func parcel() -> Parcel {
        let grams = integer("weight_g", in: Offer.Limit.weightGrams) ?? 1_000
        let words = text("goods")?.split(separator: ",").map(String.init) ?? ["dry"]
        let goods = words.compactMap(GoodsClass.init)
        if goods.count != words.count {
            refuse(.malformed("goods", FieldReader.words(of: GoodsClass.self)))
        }
        return Parcel(
            weightGrams: grams, lengthCm: 20, widthCm: 15, heightCm: 10, goods: Set(goods))
    }

    static let parcelParameters = [
        QueryParameter(
            "weight_g", .integer(Offer.Limit.weightGrams), "of a parcel of 20x15x10 cm; 1000"),
        QueryParameter("goods", .text, "classes with commas between, dry unless given"),
    ]
}
