internal import Couriers
package import Market
package import Reach
internal import Storage

/// Asks all couriers at once what a listing's way to a commune would cost.
package struct QuoteDesk: Sendable {
    /// What somebody wants to know.
    package struct Question: Hashable, Sendable {
        package let listing: ListingID
        package let commune: CommuneCode
        package let quantity: Int

        package init(listing: ListingID, commune: CommuneCode, quantity: Int) {
            self.listing = listing
            self.commune = commune
            self.quantity = quantity
        }
    }

    /// What one courier said, or why it said nothing.
    package struct Answer: Hashable, Sendable {
        package let courier: CourierCode
        package let name: String
        package let offers: [Offer]
        package let silence: ShipmentReason?
    }

    /// One service and its price.
    package struct Offer: Hashable, Sendable {
        package let service: String
        package let name: String
        package let total: Money
        package let expectedBy: Int64?
    }

    let house: House
    let line: LiveLine

    /// One answer for each courier that can be asked, in the order of their partners' codes.
    package func ask(_ question: Question) async throws -> [Answer] {
        var check = FieldCheck()
        check.commune(question.commune, "commune_code", in: house.atlas.sheet.places)
        check.range(question.quantity, "quantity", OrderDraft.Limit.quantity)
        try check.finish()
        let today = house.clockwork.today
        let calls = try await house.store.read { session in
            try self.calls(for: question, today: today, in: session)
        }
        return await withTaskGroup(of: (Int, Answer).self) { group in
            for (index, call) in calls.enumerated() {
                group.addTask { (index, await self.answer(to: call)) }
            }
            var answers: [(Int, Answer)] = []
            for await answer in group { answers.append(answer) }
            return answers.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private struct Call: Sendable {
        let partner: Partner
        let courier: CourierCode
        let parcel: Result<Consignment, ConsignmentGap>
    }

    private func calls(
        for question: Question, today: Day, in session: StoreSession
    ) throws -> [Call] {
        guard let listing = try session.listing(question.listing),
            let producer = try session.producer(listing.producer),
            listing.isLive(producer: producer, on: today),
            try session.allowsOffer(listing.id, on: today)
        else { throw ListingError.notFound(question.listing) }
        return try session.partners(limit: Partner.most).compactMap { partner in
            guard let courier = partner.carries, let (_, carrying) = partner.carryingCourier,
                carrying.operations.contains(.quote)
            else { return nil }
            let facts = try facts(of: question, listing, producer, courier)
            let lists = [courier, CourierCode(partner.kind)].compactMap(\.self)
            let origin = try session.commune(producer.profile.commune, at: lists)
            let destination = try session.commune(question.commune, at: lists)
            let parcel = Result { () throws(ConsignmentGap) in
                try Consignment(
                    telling: facts, from: origin, to: destination, of: carrying,
                    courier: partner.name, collect: .zero, today: today)
            }
            return Call(partner: partner, courier: courier, parcel: parcel)
        }
    }

    /// A parcel that nobody has ordered: the receiver is the producer's own name and number.
    private func facts(
        of question: Question, _ listing: Listing, _ producer: Producer, _ courier: CourierCode
    ) throws -> ConsignmentFacts {
        let offer = listing.offer
        let packed = offer.parcel(quantity: question.quantity)
        guard let service = ServiceCode("quote") else { throw StoreError.unreadable("service") }
        let parcel = OrderParcel(
            id: ParcelID("quote"), producer: producer.id, origin: producer.profile.commune,
            destination: question.commune, weightGrams: packed.weightGrams, courier: courier,
            service: service, freight: .zero, leadMinDays: 0, leadMaxDays: 0, evidence: [],
            collect: .zero)
        let places = house.atlas.sheet.places
        let buyer = Buyer(
            name: producer.profile.name, phone: producer.profile.phone ?? "",
            street: places[question.commune].map(places.fullName) ?? "",
            commune: question.commune)
        let line = ConsignmentFacts.Line(
            listing: listing.id, offer: offer, name: offer.name, quantity: question.quantity,
            unitPrice: offer.price)
        return ConsignmentFacts(
            parcel: parcel, note: "", buyer: buyer, producer: producer, lines: [line])
    }

    private func answer(to call: Call) async -> Answer {
        func silent(_ reason: ShipmentReason) -> Answer {
            Answer(courier: call.courier, name: call.partner.name, offers: [], silence: reason)
        }
        switch call.parcel {
        case .failure(let gap): return silent(gap.reason)
        case .success(let consignment):
            switch await line.ask(.quote(consignment), of: call.partner) {
            case .failure(let silence): return silent(silence.reason)
            case .success(.quoted(let quotes)) where quotes.isEmpty:
                return silent(
                    ShipmentReason(
                        "not_served", vi: "Bên vận chuyển không giao đến đó.",
                        en: "The courier does not go there."))
            case .success(.quoted(let quotes)):
                let offers = quotes.map {
                    Offer(
                        service: $0.service, name: $0.name, total: $0.total,
                        expectedBy: $0.expectedBy)
                }
                return Answer(
                    courier: call.courier, name: call.partner.name, offers: offers, silence: nil)
            case .success:
                return silent(ShipmentReason("strange_answer", "an answer to no price question"))
            }
        }
    }
}
