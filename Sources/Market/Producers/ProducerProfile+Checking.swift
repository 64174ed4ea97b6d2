package import Reach

extension ProducerProfile {
    /// What the numbers of a profile may be.
    package enum Limit {
        package static let foundedYear: ClosedRange<Int64> = 1_800...2_100
        package static let workers: ClosedRange<Int64> = 0...100_000
        package static let percent: ClosedRange<Int64> = 0...100
    }

    /// The profile cleaned, or everything that is wrong with it.
    ///
    /// `demandsRegistration` is off for what comes from elsewhere and waits to be claimed: the
    /// demo set and the annexes of decisions, which name no registration. `today` bounds the day
    /// of the registration; `nil` where that was looked at before.
    package func checked(
        in places: Places, demandsRegistration: Bool = true, today: Day? = nil
    ) throws(FieldProblems) -> ProducerProfile {
        var check = FieldCheck()
        var clean = self
        clean.name = check.text(name, "name", limit: CleanText.Limit.name)
        clean.registrationNumber = check.text(
            ifPresent: registrationNumber, "registration_number", limit: 50)
        if demandsRegistration, registrationNumber?.allSatisfy(\.isWhitespace) ?? true {
            check.refuse(legalForm.missing(.registrationNumber))
        }
        if let today, let day = registrationDay, day > today { check.refuse(Self.futureDay) }
        clean.taxCode = check.text(ifPresent: taxCode, "tax_code", limit: 20)
        if let taxCode = clean.taxCode, !Self.isTaxCode(taxCode) { check.refuse(Self.badTaxCode) }
        clean.address = check.text(ifPresent: address, "address", limit: CleanText.Limit.line)
        check.commune(commune, "commune_code", in: places)
        clean.phone = check.text(ifPresent: phone, "phone", limit: 30)
        if let given = clean.phone {
            if let number = PhoneNumber(given) {
                clean.phone = number.text
            } else {
                check.refuse(PhoneNumber.problem("phone"))
            }
        }
        clean.email = check.text(ifPresent: email, "email", limit: 254)
        if let email = clean.email, !Self.isEmail(email) { check.refuse(Self.badEmail) }
        clean.website = check.text(ifPresent: website, "website", limit: CleanText.Limit.line)
        if let website = clean.website, !Self.isWebsite(website) {
            check.refuse(Self.badWebsite)
        }
        checkFounding(today, &check)
        check.range(workers, "workers", Limit.workers)
        check.range(localWorkersPercent, "local_workers_percent", Limit.percent)
        try check.finish()
        return clean
    }

    private func checkFounding(_ today: Day?, _ check: inout FieldCheck) {
        check.range(foundedYear, "founded_year", Limit.foundedYear)
        guard let today, let year = foundedYear else { return }
        let isKnown = Limit.foundedYear.contains(Int64(year))
        if isKnown, year > today.parts.year { check.refuse(Self.futureYear) }
    }

    /// Circular 86/2024/TT-BTC: 10 digits, 10 and a branch number, or 12 of a personal number.
    private static func isTaxCode(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let digits = parts.map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? $0.count : 0 }
        return digits == [10] || digits == [12] || digits == [10, 3]
    }

    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".") && !text.contains(" ")
    }

    /// It becomes a link on public pages, so nothing but the web's two schemes and a host passes.
    private static func isWebsite(_ text: String) -> Bool {
        let lower = text.lowercased()
        let schemes = ["https://", "http://"]
        guard let scheme = schemes.first(where: lower.hasPrefix) else { return false }
        let host = lower.dropFirst(scheme.count).prefix { !"/?#:".contains($0) }
        let hasBadLetter = lower.unicodeScalars.contains { scalar in
            scalar.properties.isWhitespace || "\"<>\\@".unicodeScalars.contains(scalar)
        }
        return !hasBadLetter && host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".")
    }

    private static let futureDay = FieldProblem(
        "registration_date", .outOfRange, vi: "Ngày cấp không thể sau hôm nay.",
        en: "The date of issue cannot lie after today.")
    private static let futureYear = FieldProblem(
        "founded_year", .outOfRange, vi: "Năm thành lập không thể sau năm nay.",
        en: "The year of founding cannot lie after this year.")
    private static let badTaxCode = FieldProblem(
        "tax_code", .malformed,
        vi: "Mã số thuế gồm 10 hoặc 12 chữ số, hoặc 10 chữ số, gạch nối và 3 chữ số.",
        en: "A tax code has 10 or 12 digits, or 10 digits, a hyphen and 3 digits.")
    private static let badEmail = FieldProblem(
        "email", .malformed, vi: "Địa chỉ thư không đúng dạng ten@mien.",
        en: "Not an e-mail address of the form name@domain.")
    private static let badWebsite = FieldProblem(
        "website", .malformed, vi: "Trang web phải có dạng https://tenmien.vn.",
        en: "A website is written https://domain.vn.")
}
