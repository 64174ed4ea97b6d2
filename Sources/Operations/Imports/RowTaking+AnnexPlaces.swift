internal import Market
internal import Reach
internal import Storage

/// Where the producer of a row sits.
extension RowTaking {
    /// The one commune that the words name, of the caller's area; else what is wrong with them.
    func commune(of line: AnnexLine) -> Result<Commune, FieldProblems> {
        let sheet = house.atlas.sheet
        if let code = CommuneCode(line.place.filter { !$0.isWhitespace }),
            let commune = sheet.places[code]
        {
            return overseen(commune)
        }
        var answer = sheet.addresses.resolve(line.place)
        // An annex of a province commonly leaves its own name out.
        if case .province(let code) = caller.scope, case .ambiguous = answer,
            let province = sheet.places.provinceByCode[code]
        {
            let nearer = sheet.addresses.resolve("\(line.place), \(province.fullName)")
            if case .exact = nearer { answer = nearer }
        }
        guard case .exact(let found) = answer, let commune = sheet.places[found.commune] else {
            return .failure([Self.unclear(answer, sheet.places)])
        }
        return overseen(commune)
    }

    private func overseen(_ commune: Commune) -> Result<Commune, FieldProblems> {
        caller.oversees(commune) ? .success(commune) : .failure([Self.outsideArea])
    }

    private static func unclear(_ answer: AddressAnswer, _ places: Places) -> FieldProblem {
        let names = answer.candidates.prefix(AddressBook.candidateLimit).compactMap { candidate in
            places[candidate.commune].map { commune in
                let province = places.provinceByCode[commune.province]?.name ?? ""
                return "\(commune.fullName), \(province) (\(commune.code.digits))"
            }
        }.joined(separator: "; ")
        if names.isEmpty {
            return FieldProblem(
                "commune", .unknownCommune, vi: "Không tìm thấy xã, phường nào như vậy.",
                en: "There is no commune of that name.")
        }
        return FieldProblem(
            "commune", .ambiguousAddress, vi: "Có thể là: \(names). Hãy ghi rõ hoặc ghi mã xã.",
            en: "This may be: \(names). Write which, or the commune's code.")
    }

    static let outsideArea = FieldProblem(
        "commune", .notAllowed, vi: "Xã này không thuộc địa bàn của bạn.",
        en: "The commune is outside your area.")
}
