package import Market
package import Reach

/// Producers, listings and orders for tests; a test spells out only what it is about.
package enum MarketSamples {
    package static let today = CoverageSamples.day("2026-10-07")
    /// Nine o'clock of that day in Viet Nam.
    package static let now: Int64 = today.startUTCMilliseconds + 9 * 3_600_000

    /// Garlic in a box of 250 g for 125,000 đồng.
    package static func offer(_ change: (inout Offer) -> Void = { _ in }) -> Offer {
        var offer = Offer(
            name: "Tỏi Lý Sơn", set: 4, pack: "hộp 250 g", netQuantity: 250, netUnit: .grams,
            packedWeightGrams: 320, lengthCm: 20, widthCm: 12, heightCm: 8,
            price: Money(vnd: 125_000), goods: [.dry], shelfLifeDays: 180,
            description: "Tỏi một nhánh trồng trên cát san hô.")
        change(&offer)
        return offer
    }

    /// A co-operative on Lý Sơn with everything filled in.
    package static func profile(
        _ change: (inout ProducerProfile) -> Void = { _ in }
    ) -> ProducerProfile {
        var profile = ProducerProfile(
            name: "Hợp tác xã Tỏi Lý Sơn", legalForm: .cooperative,
            registrationNumber: "340707000012", registrationDay: CoverageSamples.day("2019-03-05"),
            taxCode: "4300812345", address: "Thôn Tây An Hải",
            commune: CoverageSamples.commune("21548"), phone: "+84912345678",
            email: "toi@lyson.example")
        change(&profile)
        return profile
    }

    package static func producer(
        _ id: String = "pr_1", state: ProducerState = .active,
        _ change: (inout ProducerProfile) -> Void = { _ in }
    ) -> Producer {
        Producer(id: ProducerID(id), profile: profile(change), state: state)
    }

    /// Approved and with ten packs in stock unless the test says otherwise.
    package static func listing(
        _ id: String = "ls_1", of producer: String = "pr_1", state: ListingState = .approved,
        stock: Int = 10, _ change: (inout Offer) -> Void = { _ in }
    ) -> Listing {
        Listing(
            id: ListingID(id), producer: ProducerID(producer), offer: offer(change), stock: stock,
            state: state, updatedAt: now)
    }

    /// Four stars by a decision of 15 August 2025.
    package static func claim(
        _ change: (inout CertificateClaim) -> Void = { _ in }
    ) -> CertificateClaim {
        var claim = CertificateClaim(
            star: 4, decisionNumber: "1898/QĐ-UBND",
            decisionDay: CoverageSamples.day("2025-08-15"),
            issuer: "Uỷ ban nhân dân tỉnh Quảng Ngãi")
        change(&claim)
        return claim
    }

    package static func certificate(
        _ id: String = "ct_1", of listing: String = "ls_1", state: CertificateState = .confirmed,
        _ change: (inout CertificateClaim) -> Void = { _ in }
    ) -> Certificate {
        Certificate(
            id: CertificateID(id), listing: ListingID(listing), claim: claim(change), state: state)
    }

    package static func buyer(_ change: (inout Buyer) -> Void = { _ in }) -> Buyer {
        var buyer = Buyer(
            name: "Nguyễn Thị Mẫu", phone: "0987 654 321", street: "12 phố Đội Cấn",
            commune: CoverageSamples.commune("00004"))
        change(&buyer)
        return buyer
    }

    package static func line(
        _ listing: String = "ls_1", _ quantity: Int = 1, at price: Int64 = 125_000
    ) -> OrderLine {
        OrderLine(listing: ListingID(listing), quantity: quantity, unitPrice: Money(vnd: price))
    }

    /// One pack, paid beforehand, to the sample buyer by the cheapest courier.
    package static func draft(
        _ lines: [OrderLine] = [line()], _ change: (inout OrderDraft) -> Void = { _ in }
    ) -> OrderDraft {
        var draft = OrderDraft(buyer: buyer(), payment: .prepaid, note: "", lines: lines)
        change(&draft)
        return draft
    }

    package static func caller(_ role: Role, _ scope: KeyScope = .everything) -> Caller {
        Caller(keyID: "ky_\(role.rawValue)", role: role, scope: scope)
    }
}

extension MarketSamples {
    /// From Lý Sơn to Ba Đình with courier `a` for 20,000 đồng.
    package static func parcel(
        _ id: String = "pk_1", of producer: String = "pr_1", courier: String = "a",
        freight: Int64 = 20_000, handover: Handover = .waiting
    ) -> OrderParcel {
        OrderParcel(
            id: ParcelID(id), producer: ProducerID(producer),
            origin: CoverageSamples.commune("21548"),
            destination: CoverageSamples.commune("00004"), weightGrams: 320,
            courier: CoverageSamples.courier(courier),
            service: CoverageSamples.serviceCode("std"), freight: Money(vnd: freight),
            leadMinDays: 2, leadMaxDays: 3, evidence: ["s-a-std", "l-a", "p-a"], collect: .zero,
            handover: handover)
    }

    /// One line of one listing in one parcel.
    package static func order(
        _ id: String = "or_1", of storefront: String = "ky_storefront",
        _ lines: [OrderLine] = [line()], parcels: [OrderParcel] = [parcel()]
    ) -> Order {
        Order(
            id: OrderID(id), storefront: storefront, placedAt: now, buyer: buyer(),
            payment: .prepaid, note: "Gọi trước", lines: lines, parcels: parcels)
    }
}
