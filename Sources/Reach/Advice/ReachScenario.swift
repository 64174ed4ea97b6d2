/// What would be sent from where: a number of equal parcels and the ways that they may take.
package struct ReachScenario: Sendable {
    let ways: [ReachWays]
    package let parcel: Parcel
    /// How many such parcels go together; each of them must arrive and is paid for.
    package let parcels: Int

    package init(_ plan: ReachPlan, _ parcel: Parcel, parcels: Int = 1) {
        self.init([ReachWays(plan)], parcel, parcels: parcels)
    }

    /// The ways of different couriers, all out of one commune on one day; there is at least one.
    package init(_ ways: [ReachWays], _ parcel: Parcel, parcels: Int = 1) {
        precondition(!ways.isEmpty, "a scenario without any plan")
        self.ways = ways
        self.parcel = parcel
        self.parcels = parcels
    }

    var communes: [Commune] {
        ways[0].plan.places.communes
    }

    /// Every commune at a glance, with the price of all parcels together.
    var glances: [ReachGlance] {
        let glances = ReachWays.glances(of: parcel, over: ways)
        guard parcels > 1 else { return glances }
        return glances.map { glance in
            ReachGlance(
                status: glance.status, cheapest: glance.cheapest?.times(parcels),
                fastest: glance.fastest, given: glance.given)
        }
    }
}

extension Parcel {
    /// One of `count` equal parts of the parcel, each amount rounded up.
    ///
    /// The longest side is divided: whoever packs in two boxes halves the long one. 5,001 g of
    /// 60 x 20 x 10 cm in two are 2,501 g of 30 x 20 x 10 cm.
    package func part(of count: Int) -> Parcel {
        guard count > 1 else { return self }
        func share(_ amount: Int) -> Int { (amount + count - 1) / count }
        func share(_ amount: Money?) -> Money? {
            amount.map { Money(vnd: Int64(share(Int($0.vnd)))) }
        }
        var part = self
        part.weightGrams = share(weightGrams)
        part.cod = share(cod)
        part.declaredValue = share(declaredValue)
        let longest = max(lengthCm, widthCm, heightCm)
        if lengthCm == longest {
            part.lengthCm = share(lengthCm)
        } else if widthCm == longest {
            part.widthCm = share(widthCm)
        } else {
            part.heightCm = share(heightCm)
        }
        return part
    }
}
