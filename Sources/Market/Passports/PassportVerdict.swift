package import Reach

/// What an inspector without a network learns of a document.
package struct PassportVerdict: Hashable, Sendable {
    /// Why the document is not to be believed.
    package enum Refusal: Error, Hashable, Sendable {
        /// It is no passport, or something in it cannot be read.
        case unreadable
        /// None of the keys at hand has that id.
        case unknownKey(String)
        /// It was changed, or another key made it.
        case badSignature
        /// Its moment of issue lies ahead of this clock.
        case notYet
        case expired
        case revoked(from: Day)
    }

    /// What the inspector should know besides.
    package enum Remark: Hashable, Sendable {
        case noRevocationList
        /// The list is no list of these keys.
        case unreadableRevocationList
        case oldRevocationList
        case withdrawn
        case noStar
    }

    package let refusal: Refusal?
    package let remarks: [Remark]
    /// What the document says, wherever it could be read and its signature holds.
    package let document: PassportDocument?

    /// How far an issuing clock may be ahead of this one, in seconds.
    private static let tolerance: Int64 = 300

    /// Judges a document, and the newest list of revocations that is at hand, at a moment in UTC
    /// milliseconds.
    package init(
        of text: String, revocations: String?, keys: PassportPublicKeys, at now: Int64
    ) {
        switch Self.proved(text, keys) {
        case .success(let document): self.init(of: document, revocations, keys, at: now)
        case .failure(let refusal): self.init(refusal: refusal, remarks: [], document: nil)
        }
    }

    private init(refusal: Refusal?, remarks: [Remark], document: PassportDocument?) {
        self.refusal = refusal
        self.remarks = remarks
        self.document = document
    }

    private init(
        of document: PassportDocument, _ revocations: String?, _ keys: PassportPublicKeys,
        at now: Int64
    ) {
        let seconds = now / 1_000
        var remarks: [Remark] = document.star == nil ? [.noStar] : []
        let list = Self.list(revocations, keys, at: seconds, &remarks)
        if list?.withdrawn.contains(document.listing) == true || document.sale == .withdrawn {
            remarks.append(.withdrawn)
        }
        self.init(
            refusal: Self.refusal(of: document, list, at: now), remarks: remarks,
            document: document)
    }

    private static func proved(
        _ text: String, _ keys: PassportPublicKeys
    ) -> Result<PassportDocument, Refusal> {
        guard let signed = SignedText(trimmed(text)), signed.type == PassportDocument.type
        else { return .failure(.unreadable) }
        guard let isProved = keys.proves(signed) else {
            return .failure(.unknownKey(signed.keyID))
        }
        guard isProved else { return .failure(.badSignature) }
        return PassportDocument(json: signed.payload).map { .success($0) }
            ?? .failure(.unreadable)
    }

    private static func refusal(
        of document: PassportDocument, _ list: RevocationList?, at now: Int64
    ) -> Refusal? {
        let (seconds, today) = (now / 1_000, Day(utcMilliseconds: now))
        if document.issuedAt > seconds + tolerance { return .notYet }
        let revocation = list?.revoked.first { $0.certificate == document.star?.id }
        if let from = revocation?.from, from <= today { return .revoked(from: from) }
        return document.expiresAt <= seconds ? .expired : nil
    }

    private static func list(
        _ text: String?, _ keys: PassportPublicKeys, at seconds: Int64,
        _ remarks: inout [Remark]
    ) -> RevocationList? {
        guard let text else {
            remarks.append(.noRevocationList)
            return nil
        }
        guard let signed = SignedText(trimmed(text)), signed.type == RevocationList.type,
            keys.proves(signed) == true, let list = RevocationList(json: signed.payload)
        else {
            remarks.append(.unreadableRevocationList)
            return nil
        }
        if list.expiresAt <= seconds { remarks.append(.oldRevocationList) }
        return list
    }

    /// A file ends with a line break.
    private static func trimmed(_ text: String) -> Substring {
        let front = text.drop(while: \.isWhitespace)
        return front.lastIndex { !$0.isWhitespace }.map { front[...$0] } ?? ""
    }
}
