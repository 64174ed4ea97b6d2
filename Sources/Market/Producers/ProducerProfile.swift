package import Reach

/// What a producer says of itself, as it may be edited.
package struct ProducerProfile: Hashable, Sendable {
    package var name: String
    package var legalForm: LegalForm
    /// Business, co-operative or household registration; demanded of everyone who registers.
    package var registrationNumber: String?
    package var registrationDay: Day?
    package var taxCode: String?
    package var address: String?
    package var commune: CommuneCode
    package var phone: String?
    package var email: String?

    package init(
        name: String, legalForm: LegalForm, registrationNumber: String?,
        registrationDay: Day? = nil, taxCode: String? = nil, address: String? = nil,
        commune: CommuneCode, phone: String? = nil, email: String? = nil
    ) {
        self.name = name
        self.legalForm = legalForm
        self.registrationNumber = registrationNumber
        self.registrationDay = registrationDay
        self.taxCode = taxCode
        self.address = address
        self.commune = commune
        self.phone = phone
        self.email = email
    }

    /// The profile cleaned, or everything that is wrong with it.
    ///
    /// `demandsRegistration` is off only for the demo set, whose numbers nobody published.
    package func checked(
        in places: Places, demandsRegistration: Bool = true
    ) throws(FieldProblems) -> ProducerProfile {
        var check = FieldCheck()
        var clean = self
        clean.name = check.text(name, "name", limit: CleanText.Limit.name)
        clean.registrationNumber = check.text(
            ifPresent: registrationNumber, "registration_number", limit: 50)
        if demandsRegistration, registrationNumber?.allSatisfy(\.isWhitespace) ?? true {
            check.refuse(.missing("registration_number"))
        }
        clean.taxCode = check.text(ifPresent: taxCode, "tax_code", limit: 20)
        if let taxCode = clean.taxCode, !ProducerProfile.isTaxCode(taxCode) {
            check.refuse(
                FieldProblem(
                    "tax_code", .malformed,
                    vi: "Mã số thuế gồm 10 hoặc 12 chữ số, hoặc 10 chữ số, gạch nối và 3 chữ số.",
                    en: "A tax code has 10 or 12 digits, or 10 digits, a hyphen and 3 digits."))
        }
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
        if let email = clean.email, !ProducerProfile.isEmail(email) {
            check.refuse(
                FieldProblem(
                    "email", .malformed, vi: "Địa chỉ thư không đúng dạng ten@mien.",
                    en: "Not an e-mail address of the form name@domain."))
        }
        try check.finish()
        return clean
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
}
