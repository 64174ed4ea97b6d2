/// What of a producer only its owners, the officers of its area and admins may see.
///
/// It stands apart from the profile, so that nothing that shows a producer can show it by
/// mistake, and every text in it prints as `***`.
package struct ProducerSecrets: Hashable, Sendable {
    /// The person who signs for the producer.
    package var representative: Secret?
    package var bankAccount: BankAccount?

    package init(representative: Secret? = nil, bankAccount: BankAccount? = nil) {
        self.representative = representative
        self.bankAccount = bankAccount
    }

    /// Whether there is nothing to keep.
    package var isEmpty: Bool {
        representative == nil && bankAccount == nil
    }

    /// Cleaned, or everything that is wrong with it.
    package func checked() throws(FieldProblems) -> ProducerSecrets {
        var check = FieldCheck()
        var clean = self
        clean.representative = check.text(
            ifPresent: representative?.text, "representative", limit: CleanText.Limit.name
        ).map { Secret($0) }
        clean.bankAccount = bankAccount?.checked(&check)
        try check.finish()
        return clean
    }

    /// Whether the field holds something; fields of the profile are not asked here.
    package func holds(_ field: ProducerField) -> Bool {
        switch field {
        case .representative: representative != nil
        case .bankAccount: bankAccount != nil
        case .name, .legalForm, .registrationNumber, .registrationDay, .taxCode, .address,
            .commune, .phone, .email, .website, .foundedYear, .workers, .localWorkersPercent:
            false
        }
    }
}

/// Where a producer's money goes.
package struct BankAccount: Hashable, Sendable {
    package let bank: String
    package let number: Secret
    package let holder: Secret

    package init(bank: String, number: Secret, holder: Secret) {
        self.bank = bank
        self.number = number
        self.holder = holder
    }

    /// Accounts at Vietnamese banks have 6 to 19 digits or, where chosen, letters.
    private static let lengths = 6...19

    /// Cleaned, with what is wrong with it noted.
    func checked(_ check: inout FieldCheck) -> BankAccount {
        let bank = check.text(bank, "bank_account.bank", limit: CleanText.Limit.name)
        let holder = check.text(
            holder.text, "bank_account.holder", limit: CleanText.Limit.name)
        let plain = number.text.filter { $0 != " " && $0 != "." && $0 != "-" }
        let isWritten = plain.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        }
        if !isWritten || !Self.lengths.contains(plain.utf8.count) {
            check.refuse(
                FieldProblem(
                    "bank_account.number", .malformed,
                    vi: "Số tài khoản gồm 6 đến 19 chữ số hoặc chữ cái không dấu.",
                    en: "An account number has 6 to 19 digits or plain letters."))
        }
        return BankAccount(bank: bank, number: Secret(plain.uppercased()), holder: Secret(holder))
    }
}
