package import Reach

/// What is sent to register a listing.
package struct ListingDraft: Hashable, Sendable {
    /// The id that the sender made, so that the same registration sent again is one listing.
    package var id: ListingID?
    package var producer: ProducerID
    package var offer: Offer
    package var stock: Int
    /// Stars that the sender claims; worth nothing without the certificate beside them.
    package var stars: Int?
    package var certificate: CertificateClaim?

    package init(
        producer: ProducerID, offer: Offer, stock: Int, stars: Int? = nil,
        certificate: CertificateClaim? = nil
    ) {
        self.producer = producer
        self.offer = offer
        self.stock = stock
        self.stars = stars
        self.certificate = certificate
    }

    /// The draft cleaned, or everything that is wrong with it.
    package func checked(today: Day) throws(FieldProblems) -> ListingDraft {
        var check = FieldCheck()
        var clean = self
        do { clean.offer = try offer.checked() } catch {
            for problem in error.all { check.refuse(problem) }
        }
        do { clean.certificate = try certificate?.checked(today: today) } catch {
            for problem in error.all { check.refuse(problem.inside("certificate")) }
        }
        check.range(stock, "stock", Offer.Limit.stock)
        if let stars, stars != certificate?.star {
            check.refuse(
                FieldProblem(
                    "stars", .starWithoutCertificate,
                    vi: "Số sao phải có giấy chứng nhận cùng số sao, ghi ở \"certificate\".",
                    en: "Stars need a certificate of the same star, given in \"certificate\"."))
        }
        if let id, !ListingID.isWellFormed(id.text) { check.refuse(ListingID.problem) }
        try check.finish()
        return clean
    }
}
