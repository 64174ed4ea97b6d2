package import Market
internal import Reach
package import Storage

/// A sample beside the listing as it is now.
package struct SampleView: Hashable, Sendable {
    package let sample: ReviewSample
    package let listing: ListingView
}

/// One page of samples; `next` begins the following one.
package struct SamplePage: Sendable {
    package let items: [SampleView]
    package let next: String?
}

/// Why a sample cannot be settled.
package enum SampleError: Error, Hashable, Sendable {
    case notFound(String)
    /// Somebody has looked at it already.
    case seen(String)
}

/// Edits that passed by rule, looked at afterwards.
extension ListingDesk {
    /// The samples of the officer's area that nobody has looked at, oldest first.
    package func samples(
        cursor: String?, limit: Int, by caller: Caller
    ) async throws -> SamplePage {
        let places = house.atlas.sheet.places
        return try await house.store.read { [house] session in
            let rows = try session.openSamples(after: cursor ?? "", limit: Self.mostLookedAt)
            var items: [SampleView] = []
            for sample in rows {
                guard let listing = try session.listing(sample.listing) else { continue }
                let view = try house.view(of: listing, in: session)
                guard ProducerDesk.oversees(caller, view.producer, places) else { continue }
                items.append(SampleView(sample: sample, listing: view))
                if items.count == limit { break }
            }
            let last = items.count == limit ? items.last?.sample.id : rows.last?.id
            let isEnd = last == nil || (rows.count < Self.mostLookedAt && last == rows.last?.id)
            return SamplePage(items: items, next: isEnd ? nil : last)
        }
    }

    /// Notes what an officer found; a listing that is not fine is sent back by a review.
    package func settle(
        sample id: String, _ finding: ReviewSample.Finding, note: String, by caller: Caller,
        once: Once, render: @escaping @Sendable (SampleView) throws -> Answer
    ) async throws -> Answer {
        var check = FieldCheck()
        let note = check.text(
            note, "note", limit: CleanText.Limit.description, multiline: true,
            allowsEmpty: finding == .fine)
        try check.finish()
        return try await house.write(by: caller, once, render: render) { [house] session, now in
            guard var sample = try session.reviewSample(id),
                let listing = try session.listing(sample.listing)
            else { throw SampleError.notFound(id) }
            try house.demandOversight(of: listing, by: caller, in: session)
            if sample.seenAt != nil { throw SampleError.seen(id) }
            (sample.seenAt, sample.seenBy) = (now, caller.keyID)
            (sample.finding, sample.note) = (finding, note)
            try session.settle(sample)
            try house.note(
                "sample_\(finding.rawValue)", on: listing.id.text, by: caller, note, at: now,
                in: session)
            return SampleView(sample: sample, listing: try house.view(of: listing, in: session))
        }
    }
}
