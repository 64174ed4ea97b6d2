import Couriers
import Logging
import Market
import Reach
import Storage
import TestSupport

@testable import Outbox

/// A second courier beside the first, and parcels that go from the one to the other.
extension ShipmentWorld {
    func addPartner(_ code: PartnerCode, carrying courier: CourierCode) async throws {
        var partner = Partner(
            code: code, name: "Bên kia", kind: "plain", url: "https://other.example",
            secret: Secret(Self.token), createdAt: clock.now)
        partner.carries = courier
        let codes = ["21548", "00004"].map { digits in
            StoredPlaceCode(
                entry: PlaceCodeEntry(
                    line: CourierPlaceLine(
                        code: "c\(digits)", name: "Xã \(digits)", parentCode: "p",
                        parentName: "Tỉnh"),
                    commune: CoverageSamples.commune(digits), method: .exact, state: .confirmed))
        }
        try await store.write { [partner] session in
            _ = try session.insert(partner)
            try session.replacePlaceCodes(codes, courier: courier, system: .new)
        }
    }

    /// The parcel's turn with a courier, as the desk inserts it.
    func assign(_ parcel: Int, to courier: CourierCode, number: Int) async throws {
        let turn = turn(parcel, courier, number)
        try await store.write { try $0.insert(turn) }
    }

    private func turn(_ parcel: Int, _ courier: CourierCode, _ number: Int) -> Assignment {
        Assignment(
            parcel: ParcelID("pk_\(parcel)"), number: number, courier: courier,
            service: CoverageSamples.serviceCode("std"), freight: Money(vnd: 20_000),
            leadMinDays: 2, leadMaxDays: 3, evidence: [], state: .assigned,
            offeredAt: clock.now, decideBy: nil)
    }

    /// Gives the parcel to the other courier where there is room; `isNamed` is an operator's wish,
    /// which waits for the courier before, and otherwise only a free one is asked.
    func hand(_ number: Int, isNamed: Bool) async throws {
        let now = clock.now
        let id = ParcelID("pk_\(number)")
        try await store.write { session in
            guard let last = try session.assignment(of: id) else { return }
            if !isNamed, last.state != .rejected { return }
            let other = last.courier == Self.courier ? TransferSimulation.second : Self.courier
            guard let partner = try session.partner(carrying: other),
                try session.shipmentRoom(of: id, at: partner.code) != .never
            else { return }
            try session.update(last.withdrawn(at: now))
            try session.callBack(id, because: "other", now: now)
            let room = try session.shipmentRoom(of: id, at: partner.code)
            if !isNamed, room != .free { return }
            let next = self.turn(number, other, last.number + 1)
            try session.insert(next)
            try session.give(id, to: next, .waiting, at: now)
            try session.openShipment(of: id, at: partner.code, now: now)
        }
    }
}
