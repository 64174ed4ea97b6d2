/// Who may give a parcel up, for which reasons and until when.
package enum CancelRule {
    /// The reasons that a role may give, in the order in which they are shown.
    package static func codes(for role: Role) -> [CancelCode] {
        switch role {
        case .admin: CancelCode.allCases
        case .storefront: [.changedMind, .wrongAddress, .duplicate, .fraudSuspected, .other]
        case .producer, .helper: [.outOfStock, .notPacked, .wrongAddress, .fraudSuspected, .other]
        case .officer, .courier: []
        }
    }

    /// Whether the role may still take the parcel back: nobody does once a courier has it in its
    /// hands, and a storefront only until the courier's integration has taken its data over.
    package static func allows(
        _ role: Role, handover: Handover, status: ParcelStatus?
    ) -> Bool {
        if status?.isHandedOver == true { return false }
        return switch role {
        case .admin, .producer, .helper: true
        case .storefront: handover != .acknowledged
        case .officer, .courier: false
        }
    }

    /// The reason cleaned; a reason that the role may not give is refused, and so is `other`
    /// without a word about it.
    package static func checked(
        _ reason: CancelReason, by role: Role
    ) throws(FieldProblems) -> CancelReason {
        var check = FieldCheck()
        let note = check.text(
            reason.note, "note", limit: CancelReason.longestNote, multiline: true,
            allowsEmpty: true)
        let codes = codes(for: role)
        if !codes.contains(reason.code) {
            let list = codes.map(\.rawValue).joined(separator: ", ")
            check.refuse(
                FieldProblem(
                    "reason_code", .notAllowed, vi: "Hãy chọn một lý do trong: \(list).",
                    en: "Choose one of these reasons: \(list)."))
        }
        if reason.code == .other, note.isEmpty { check.refuse(.missing("note")) }
        try check.finish()
        return CancelReason(reason.code, note: note)
    }
}
