internal import Market
internal import Operations
internal import Reach

/// Writes what could be done and what would change, with sentences in the caller's language.
struct AdviceWriting: Sendable {
    /// The most communes that are named on either side of a change; all of them are counted.
    private static let mostCommunes = 100

    let places: Places
    let language: Language

    func bytes(
        _ advice: ReachAdvice, _ parcel: Parcel, _ origin: CommuneCode, _ day: Day
    ) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("origin", origin.digits)
            json.member("date", day.text)
            json.member("cod_vnd", parcel.cod?.vnd)
            json.member("people_are_estimates", true)
            json.member("today") { $0.members(of: advice.today) }
            json.member("items", list: advice.items) { json, item in
                json.object { json in
                    json.member("kind", item.change.kind.rawValue)
                    json.member("message", item.sentence.text(in: language))
                    json.member("change") { write(item.change, &$0) }
                    json.member("gained") { $0.members(of: item.gained) }
                    json.member("lost") { $0.members(of: item.lost) }
                }
            }
        }
    }

    func bytes(
        _ comparison: ReachComparison, from old: ReachDesk.Case, to new: ReachDesk.Case,
        _ remarks: [Sentence]
    ) -> [UInt8] {
        JSONWriter.object(capacity: 16_384) { json in
            json.member("message", comparison.sentence.text(in: language))
            json.member("remarks", texts: remarks.map { $0.text(in: language) })
            json.member("people_are_estimates", true)
            json.member("before") { write(old, comparison.before, &$0) }
            json.member("after") { write(new, comparison.after, &$0) }
            json.member("gained") { write(comparison.gained, &$0) }
            json.member("lost") { write(comparison.lost, &$0) }
            write(comparison.price, "price_vnd", { $0.vnd }, &json)
            write(comparison.days, "lead_days", { Int64($0) }, &json)
        }
    }

    private func write(
        _ side: ReachDesk.Case, _ tally: ReachTally, _ json: inout JSONWriter
    ) {
        json.member("origin", side.origin.digits)
        json.member("date", side.day.text)
        json.member("parcels", side.parcels)
        json.member("weight_g", side.parcel.weightGrams)
        json.members(of: tally)
    }

    private func write(_ difference: ReachComparison.Difference, _ json: inout JSONWriter) {
        json.members(of: difference.count)
        json.member("items", list: difference.communes.prefix(Self.mostCommunes)) { json, code in
            json.object { json in
                json.member("commune_code", code.digits)
                json.member("commune", places[code].map(places.fullName))
                json.member("population", places[code]?.population)
            }
        }
    }

    private func write<Value>(
        _ change: ReachComparison.Change<Value>?, _ name: StaticString,
        _ number: (Value) -> Int64, _ json: inout JSONWriter
    ) {
        guard let change else { return json.member(nullOf: name) }
        json.member(name) { json in
            json.member("communes", change.communes)
            json.member("median_before", number(change.medianBefore))
            json.member("median_after", number(change.medianAfter))
            json.member("sum_before", number(change.sumBefore))
            json.member("sum_after", number(change.sumAfter))
            json.member("communes_lower", change.communesLower)
            json.member("communes_higher", change.communesHigher)
        }
    }

    /// The change in the words of a what-if question, so that it can be asked about further.
    private func write(_ change: AdviceChange, _ json: inout JSONWriter) {
        switch change {
        case .shipByCourier: json.member("ships_by_courier", true)
        case .weightAtMost(let grams), .weightAtLeast(let grams): json.member("weight_g", grams)
        case .splitInto(let count): json.member("split", count)
        case .withoutCOD: json.member(nullOf: "cod_vnd")
        case .codAtMost(let amount): json.member("cod_vnd", amount.vnd)
        case .longestSideAtMost(let side): json.member("longest_side_cm", side)
        case .girthAtMost(let girth): json.member("girth_cm", girth)
        case .without(let goods):
            json.member(
                "without_goods",
                texts: GoodsClass.allCases.filter(goods.contains).map(\.rawValue))
        case .bearing(let days): json.member("longest_transit_days", days)
        case .pickedUpAt(let code, let name):
            json.member("origin", code.digits)
            json.member("commune", name)
        }
    }
}

extension JSONWriter {
    mutating func members(of tally: ReachTally) {
        member("served") { $0.members(of: tally.served) }
        member("not_served") { $0.members(of: tally.notServed) }
        member("unknown") { $0.members(of: tally.unknown) }
    }

    /// Communes, and their people in two significant figures.
    mutating func members(of count: ReachCount) {
        member("communes", count.communes)
        member("people", count.roughPeople)
        member("communes_without_population", count.communesWithoutPopulation)
    }
}
