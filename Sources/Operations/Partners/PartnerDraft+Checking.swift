internal import Couriers
internal import Market
internal import Reach
internal import Storage

extension PartnerDraft {
    /// What is a partner at all; beyond it a number is a slip of the hand.
    enum Limit {
        static let callsPerMinute: ClosedRange<Int64> = 1...600_000
        static let burst: ClosedRange<Int64> = 1...10_000
        static let overlapHours: ClosedRange<Int64> = 0...336
        /// Tokens of couriers are long, some are signed documents.
        static let secretBytes = 4_096
        static let fields = 20
    }

    /// The partner that the draft describes, or everything that is wrong with it.
    func checked(_ rules: PartnerRules, at now: Int64) throws(FieldProblems) -> Partner {
        let secret = secret ?? (isFeed ? Self.newSecret() : "")
        let clean = try clean(rules, secret: secret)
        var partner = Partner(
            code: clean.code, name: clean.name, kind: kind, url: clean.url,
            secret: Secret(secret), createdAt: now)
        fill(&partner)
        return partner
    }

    /// The known partner with what the draft says of it, or everything that is wrong with that.
    ///
    /// The secret before the change signs for the hours of the overlap too.
    func applied(
        to known: Partner, _ rules: PartnerRules, at now: Int64
    ) throws(FieldProblems) -> Partner {
        if rotatesSecret, !isFeed { throw [Self.rotationProblem] }
        let secret = rotatesSecret || secret == nil ? Self.newSecret() : secret ?? ""
        let clean = try clean(rules, secret: secret)
        var partner = known
        (partner.name, partner.url) = (clean.name, clean.url)
        if secret != known.secret.text {
            partner.secret = Secret(secret)
            partner.retiring =
                isFeed && overlapHours > 0
                ? RetiringSecret(
                    secret: known.secret, until: now + Int64(overlapHours) * 3_600_000) : nil
        }
        fill(&partner)
        return partner
    }

    private var isFeed: Bool { kind == CourierKind.listingFeed.rawValue }

    private func fill(_ partner: inout Partner) {
        partner.fields = fields.mapValues(Secret.init)
        partner.hookSecret = hookSecret.map(Secret.init)
        partner.carries = carries.flatMap { CourierCode($0) }
        partner.pace = pace
        partner.acceptsStock = acceptsStock
    }

    private func clean(
        _ rules: PartnerRules, secret: String
    ) throws(FieldProblems) -> (code: PartnerCode, name: String, url: String) {
        var check = FieldCheck()
        let name = check.text(name, "name", limit: CleanText.Limit.name)
        let code = PartnerCode(code)
        if code == nil { check.refuse(Self.codeProblem) }
        let courier = CourierKind(rawValue: kind)?.courier
        if courier == nil { check.refuse(Self.kindProblem) }
        // A courier's paths begin with a slash of their own.
        let url = isFeed || !url.hasSuffix("/") ? url : String(url.dropLast())
        if !rules.allows(url) { check.refuse(Self.urlProblem) }
        self.check(secret: secret, &check)
        if let courier { self.check(courier.capabilities, &check) }
        check.range(pace.callsPerMinute, "calls_per_minute", Limit.callsPerMinute)
        check.range(pace.burst, "burst", Limit.burst)
        check.range(overlapHours, "overlap_hours", Limit.overlapHours)
        try check.finish()
        guard let code else { throw [Self.codeProblem] }
        return (code, name, url)
    }

    private func check(secret: String, _ check: inout FieldCheck) {
        if isFeed || CourierKind(rawValue: kind) == nil {
            if SigningSecret(secret) == nil { check.refuse(Self.secretProblem) }
        } else if secret.isEmpty {
            check.refuse(.missing("secret"))
        } else if !Self.isFit(secret) {
            check.refuse(Self.textProblem("secret"))
        }
        if let hookSecret, !Self.isFit(hookSecret) {
            check.refuse(Self.textProblem("hook_secret"))
        }
        if state == .stalled { check.refuse(Self.stateProblem) }
    }

    private func check(_ capabilities: CourierCapabilities, _ check: inout FieldCheck) {
        let known = capabilities.accountFields
        for (name, text) in fields.sorted(by: { $0.key < $1.key }) {
            if !known.contains(where: { $0.name == name }) {
                check.refuse(Self.fieldProblem(name, known))
            } else if !Self.isFit(text) {
                check.refuse(Self.textProblem("fields.\(name)"))
            }
        }
        for field in known where field.isRequired && fields[field.name, default: ""].isEmpty {
            check.refuse(.missing("fields.\(field.name)"))
        }
        guard let carries else { return }
        if CourierCode(carries) == nil || capabilities.carrying == nil {
            check.refuse(Self.carriesProblem(isCarrier: capabilities.carrying != nil))
        }
    }

    /// Printable, so that it can stand in a header.
    private static func isFit(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= Limit.secretBytes
            && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }

    /// 256 random bits of the system's generator.
    private static func newSecret() -> String {
        var generator = SystemRandomNumberGenerator()
        return SigningSecret.text(
            of: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    }
}
