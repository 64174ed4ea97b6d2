package import Reach

/// What documents that are still believed do not know yet: stars revoked, products withdrawn.
package struct RevocationList: Hashable, Sendable {
    /// A certificate that was revoked before its term was over.
    package struct Revoked: Hashable, Sendable {
        package let certificate: CertificateID
        package let from: Day

        package init(certificate: CertificateID, from: Day) {
            self.certificate = certificate
            self.from = from
        }
    }

    package static let type = "vuonxa-revocations+jwt"
    /// Days after which an inspector should carry a newer list.
    package static let days: Int64 = 7

    package let issuer: String
    package let revoked: [Revoked]
    package let withdrawn: [ListingID]
    /// UTC seconds.
    package let issuedAt: Int64
    package let expiresAt: Int64

    package init(issuer: String, revoked: [Revoked], withdrawn: [ListingID], at now: Int64) {
        self.issuer = issuer
        self.revoked = revoked
        self.withdrawn = withdrawn
        issuedAt = now / 1_000
        expiresAt = issuedAt + Self.days * 86_400
    }

    /// Reads what `json` wrote, or `nil` where something is missing.
    package init?(json: [UInt8]) {
        guard let value = try? JSONBody.value(json, depth: SignedText.depth),
            let issuer = value["iss"]?.text, let issuedAt = value["iat"]?.whole,
            let expiresAt = value["exp"]?.whole, let revoked = value["revoked"]?.items,
            let withdrawn = value["withdrawn"]?.items
        else { return nil }
        let read = revoked.compactMap { item -> Revoked? in
            guard let id = item["certificate"]?.text,
                let from = item["from"]?.text.flatMap({ Day($0) })
            else { return nil }
            return Revoked(certificate: CertificateID(id), from: from)
        }
        guard read.count == revoked.count else { return nil }
        self.issuer = issuer
        self.revoked = read
        self.withdrawn = withdrawn.compactMap { $0.text.map(ListingID.init) }
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }

    package var json: [UInt8] {
        JSONWriter.object { json in
            json.member("iss", issuer)
            json.member("iat", issuedAt)
            json.member("exp", expiresAt)
            json.member("revoked", list: revoked) { json, item in
                json.object { json in
                    json.member("certificate", item.certificate.text)
                    json.member("from", item.from.text)
                }
            }
            json.member("withdrawn", texts: withdrawn.map(\.text))
        }
    }
}
