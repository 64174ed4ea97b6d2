package import Reach

/// Some days on which a producer does not sell, laid over its listings without changing them.
package struct Closure: Hashable, Sendable {
    /// `cl_` and a time-ordered part.
    package let id: String
    /// The first day on which it holds.
    package let from: Day
    /// The first day on which it holds no more; `nil` until somebody lifts it.
    package var until: Day?
    package let reason: ClosureReason
    package let note: String
    /// The article or letter that a suspension stands on.
    package let legalGround: String?

    /// A season ends within a year; what has no end is a suspension.
    package static let longestSeasonDays = 366
    /// How far ahead a closure may be announced, in days.
    package static let furthestDays = 366
    /// So many closures of a producer are kept at once, past ones included.
    package static let most = 200

    package init(
        id: String = "", from: Day, until: Day?, reason: ClosureReason, note: String = "",
        legalGround: String? = nil
    ) {
        self.id = id
        self.from = from
        self.until = until
        self.reason = reason
        self.note = note
        self.legalGround = legalGround
    }

    package var kind: Kind {
        reason.kind
    }

    /// Who closes: the producer for a season, or an officer.
    package enum Kind: String, Sendable, CaseIterable {
        case seasonal
        case suspension
    }

    /// Whether it holds on that day, from midnight to midnight in Viet Nam.
    package func holds(on day: Day) -> Bool {
        from <= day && until.map { day < $0 } ?? true
    }

    /// Whether it begins or ends at the midnight with which one of those days begins.
    package func turns(within days: ClosedRange<Day>) -> Bool {
        days.contains(from) || until.map(days.contains) ?? false
    }

    /// Whether both hold on some same day.
    package func overlaps(_ other: Closure) -> Bool {
        let endsBefore = until.map { $0 <= other.from } ?? false
        let beginsAfter = other.until.map { $0 <= from } ?? false
        return !endsBefore && !beginsAfter
    }
}

/// Why a producer's booth is closed; each reason belongs to one kind of closure.
package enum ClosureReason: String, Sendable, CaseIterable {
    case harvestOver = "harvest_over"
    case stormSeason = "storm_season"
    case holiday
    case repairs
    case family
    case otherSeason = "other_season"
    case authorityRequest = "authority_request"
    case foodSafety = "food_safety"
    case counterfeit
    case registrationLapsed = "registration_lapsed"
    case identityInDoubt = "identity_in_doubt"
    case complaints
    case rulesBroken = "rules_broken"

    package var kind: Closure.Kind {
        switch self {
        case .harvestOver, .stormSeason, .holiday, .repairs, .family, .otherSeason: .seasonal
        case .authorityRequest, .foodSafety, .counterfeit, .registrationLapsed, .identityInDoubt,
            .complaints, .rulesBroken:
            .suspension
        }
    }

    /// How many days before its begin a suspension must be announced: none where an authority
    /// asks or buyers are in danger, five for reasons of our own (Decree 248/2026/NĐ-CP).
    package var noticeDays: Int {
        switch self {
        case .identityInDoubt, .complaints, .rulesBroken: 5
        case .harvestOver, .stormSeason, .holiday, .repairs, .family, .otherSeason,
            .authorityRequest, .foodSafety, .counterfeit, .registrationLapsed:
            0
        }
    }

    /// The reason as buyers and the producer read it.
    package var sentence: Sentence {
        switch self {
        case .harvestOver: Self.say("Đã hết mùa thu hoạch.", "The harvest is over.")
        case .stormSeason: Self.say("Nghỉ mùa mưa bão.", "Closed for the storm season.")
        case .holiday: Self.say("Nghỉ lễ, Tết.", "Closed for the holidays.")
        case .repairs: Self.say("Nghỉ để sửa chữa cơ sở.", "Closed for repairs.")
        case .family: Self.say("Nghỉ vì việc gia đình.", "Closed for family reasons.")
        case .otherSeason: Self.say("Tạm nghỉ bán.", "Closed for a while.")
        case .authorityRequest:
            Self.say(
                "Tạm ngừng theo yêu cầu của cơ quan có thẩm quyền.",
                "Suspended because an authority asked for it.")
        case .foodSafety:
            Self.say("Tạm ngừng vì an toàn thực phẩm.", "Suspended for food safety.")
        case .counterfeit:
            Self.say("Tạm ngừng vì nghi hàng giả.", "Suspended: goods may be counterfeit.")
        case .registrationLapsed:
            Self.say(
                "Tạm ngừng vì đăng ký kinh doanh hết hiệu lực.",
                "Suspended: the business registration is not in force.")
        case .identityInDoubt:
            Self.say(
                "Tạm ngừng vì chưa xác minh được chủ thể.",
                "Suspended: who the producer is could not be verified.")
        case .complaints:
            Self.say(
                "Tạm ngừng vì nhiều khiếu nại chưa giải quyết.",
                "Suspended over complaints that were not settled.")
        case .rulesBroken:
            Self.say("Tạm ngừng vì vi phạm quy chế sàn.", "Suspended for breaking the rules.")
        }
    }

    private static func say(_ vietnamese: String, _ english: String) -> Sentence {
        Sentence(vietnamese: vietnamese, english: english)
    }
}
