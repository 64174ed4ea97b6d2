package import Market
package import Reach
package import Storage

/// Everything that a catalog folder says, read and checked, ready to be loaded.
package struct Catalog: Sendable {
    package let places: Places
    package let productSets: [ProductSet]
    package let policy: CertificatePolicy
    /// What edits of listings pass by rule; `nil` where the folder says nothing of it.
    package let reviewRules: ReviewRules?
    package let holidays: [Day: String]
    package let coverage: [CoverageDocument]
    package let demo: Demo
    /// Filled cells that no rule will ever read; they stop nothing.
    package let remarks: [CatalogProblem]

    /// The reported products and their producers, known by the keys of their files.
    package struct Demo: Hashable, Sendable {
        package let producers: [DemoProducer]
        package let listings: [DemoListing]
        package let certificates: [DemoCertificate]
    }
}

/// A producer of the demo set; `sampleFields` names what nobody published.
package struct DemoProducer: Hashable, Sendable {
    package let key: String
    package let profile: ProducerProfile
    package let source: String
    package let sampleFields: [String]
}

/// A listing of the demo set, of the producer with that key.
package struct DemoListing: Hashable, Sendable {
    package let key: String
    package let producer: String
    package let offer: Offer
    package let stock: Int
    package let source: String
    package let sampleFields: [String]
}

/// The recognition of a demo listing.
package struct DemoCertificate: Hashable, Sendable {
    package let listing: String
    package let claim: CertificateClaim
    package let source: String
    package let sampleFields: [String]
}
