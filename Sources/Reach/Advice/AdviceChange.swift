/// One thing that a producer could do differently.
package enum AdviceChange: Hashable, Sendable {
    case shipByCourier
    case weightAtMost(grams: Int)
    case weightAtLeast(grams: Int)
    case splitInto(Int)
    case withoutCOD
    case codAtMost(Money)
    case longestSideAtMost(cm: Int)
    case girthAtMost(cm: Int)
    /// Packed or made so that these classes do not apply any more.
    case without(Set<GoodsClass>)
    case bearing(days: Int)
    /// Handed over in another commune, given with its full name.
    case pickedUpAt(CommuneCode, name: String)

    /// The word that programs know it by.
    package var kind: Kind {
        switch self {
        case .shipByCourier: .shipByCourier
        case .weightAtMost: .weightAtMost
        case .weightAtLeast: .weightAtLeast
        case .splitInto: .split
        case .withoutCOD: .withoutCOD
        case .codAtMost: .codAtMost
        case .longestSideAtMost: .longestSide
        case .girthAtMost: .girth
        case .without: .withoutGoods
        case .bearing: .longestTransit
        case .pickedUpAt: .pickupCommune
        }
    }

    /// The kinds of change, stable for programs.
    package enum Kind: String, Sendable, CaseIterable {
        case shipByCourier = "ship_by_courier"
        case weightAtMost = "weight_at_most"
        case weightAtLeast = "weight_at_least"
        case split
        case withoutCOD = "without_cod"
        case codAtMost = "cod_at_most"
        case longestSide = "longest_side"
        case girth
        case withoutGoods = "without_goods"
        case longestTransit = "longest_transit"
        case pickupCommune = "pickup_commune"
    }

    /// The parcel after the change, one of as many as the change makes of it.
    package func applied(to parcel: Parcel) -> Parcel {
        var changed = parcel
        switch self {
        case .shipByCourier: changed.shipsByCourier = true
        case .weightAtMost(let grams), .weightAtLeast(let grams): changed.weightGrams = grams
        case .splitInto(let count): changed = parcel.part(of: count)
        case .withoutCOD: changed.cod = nil
        case .codAtMost(let amount): changed.cod = amount
        case .longestSideAtMost(let side):
            changed.lengthCm = min(parcel.lengthCm, side)
            changed.widthCm = min(parcel.widthCm, side)
            changed.heightCm = min(parcel.heightCm, side)
        case .girthAtMost(let girth): changed = parcel.shrunk(toGirth: girth)
        case .without(let goods): changed.goods.subtract(goods)
        case .bearing(let days): changed.longestTransitDays = days
        case .pickedUpAt: break
        }
        return changed
    }
}

extension Parcel {
    /// The parcel with every side made shorter in the same measure, until the girth fits.
    func shrunk(toGirth limit: Int) -> Parcel {
        let girth = ParcelMeasure(self).girthCm
        guard girth > limit else { return self }
        var shrunk = self
        shrunk.lengthCm = max(1, lengthCm * limit / girth)
        shrunk.widthCm = max(1, widthCm * limit / girth)
        shrunk.heightCm = max(1, heightCm * limit / girth)
        return shrunk
    }
}
