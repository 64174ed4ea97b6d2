/// All that a place rule says besides its name and places, shared by the rows that say the same.
final class PlaceSaying: Hashable, Sendable {
    /// The cells themselves.
    struct Words: Hashable, Sendable {
        var courier: CourierCode
        /// `nil` speaks of every service of the courier.
        var service: ServiceCode?
        var pickup: Bool?
        var delivery: Bool?
        var cod: Bool?
        var pickupExtraDays: DaySpan?
        var deliveryExtraDays: DaySpan?
        var pickupSurcharge: Surcharge?
        var deliverySurcharge: Surcharge?
        var access: Access?
        var boatDays: WeekdayMask?
        var validity: Validity
        var source: String
        var isSample: Bool
    }

    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    static func == (left: PlaceSaying, right: PlaceSaying) -> Bool {
        left === right || left.words == right.words
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words)
    }
}

/// Gives rows that say the same one saying between them, while a table is read.
package struct PlaceRulePool {
    private var known: [PlaceSaying.Words: PlaceSaying] = [:]

    package init() {}

    /// The same row, sharing what it says with earlier rows that say it too.
    package mutating func shared(_ rule: PlaceRule) -> PlaceRule {
        var rule = rule
        if let saying = known[rule.saying.words] {
            rule.saying = saying
        } else {
            known[rule.saying.words] = rule.saying
        }
        return rule
    }
}

// Each cell reads from the saying; a change makes a saying of the row's own.
extension PlaceRule {
    package var courier: CourierCode {
        get { saying.words.courier }
        set { say { $0.courier = newValue } }
    }

    /// `nil` speaks of every service of the courier.
    package var service: ServiceCode? {
        get { saying.words.service }
        set { say { $0.service = newValue } }
    }

    package var pickup: Bool? {
        get { saying.words.pickup }
        set { say { $0.pickup = newValue } }
    }

    package var delivery: Bool? {
        get { saying.words.delivery }
        set { say { $0.delivery = newValue } }
    }

    package var cod: Bool? {
        get { saying.words.cod }
        set { say { $0.cod = newValue } }
    }

    package var pickupExtraDays: DaySpan? {
        get { saying.words.pickupExtraDays }
        set { say { $0.pickupExtraDays = newValue } }
    }

    package var deliveryExtraDays: DaySpan? {
        get { saying.words.deliveryExtraDays }
        set { say { $0.deliveryExtraDays = newValue } }
    }

    package var pickupSurcharge: Surcharge? {
        get { saying.words.pickupSurcharge }
        set { say { $0.pickupSurcharge = newValue } }
    }

    package var deliverySurcharge: Surcharge? {
        get { saying.words.deliverySurcharge }
        set { say { $0.deliverySurcharge = newValue } }
    }

    package var access: Access? {
        get { saying.words.access }
        set { say { $0.access = newValue } }
    }

    package var boatDays: WeekdayMask? {
        get { saying.words.boatDays }
        set { say { $0.boatDays = newValue } }
    }

    package var validity: Validity {
        get { saying.words.validity }
        set { say { $0.validity = newValue } }
    }

    package var source: String {
        get { saying.words.source }
        set { say { $0.source = newValue } }
    }

    package var isSample: Bool {
        get { saying.words.isSample }
        set { say { $0.isSample = newValue } }
    }

    private mutating func say(_ change: (inout PlaceSaying.Words) -> Void) {
        var words = saying.words
        change(&words)
        saying = PlaceSaying(words)
    }
}
