internal import Reach

// Rules 1 to 3: which row speaks.
extension SlowService {
    /// The rules that speak at a place, the one that decides first.
    func rules(at place: Commune, forDelivery: Bool) -> [PlaceRule] {
        let heard = world.tables.placeRules.filter { rule in
            rule.courier == service.courier && rule.validity.contains(day)
                && (rule.service == nil || rule.service == service.code)
                && world.holds(rule.place, place, courier: service.courier)
                && (rule.origin.map {
                    forDelivery && world.holds($0, from, courier: service.courier)
                } ?? true)
        }
        // Weights far enough apart stand for: place, then service, then origin.
        func rank(_ rule: PlaceRule) -> Int {
            world.width(rule.place) * 100 + (rule.service == nil ? 10 : 0)
                + (rule.origin.map(world.width) ?? 9)
        }
        return heard.sorted { rank($0) < rank($1) }
    }

    func pickupCell<Value>(_ cell: (PlaceRule) -> Value?) -> (Value, RowID)? {
        for rule in rules(at: from, forDelivery: false) {
            if let value = cell(rule) { return (value, rule.id) }
        }
        return nil
    }

    func deliveryCell<Value>(_ cell: (PlaceRule) -> Value?) -> (Value, RowID)? {
        for rule in rules(at: to, forDelivery: true) {
            if let value = cell(rule) { return (value, rule.id) }
        }
        return nil
    }

    func lanes() -> [Lane] {
        func rank(_ lane: Lane) -> Int? {
            let service = lane.service == nil ? 1 : 0
            switch lane.scope {
            case .relation(.sameCommune):
                return from.code == to.code ? service : nil
            case .relation(.sameProvince):
                return from.province == to.province ? 10 + service : nil
            case .pair(let origin, let destination):
                guard world.holds(origin, from, courier: self.service.courier),
                    world.holds(destination, to, courier: self.service.courier)
                else { return nil }
                return 1_000 * world.width(destination) + 10 * world.width(origin) + service
            }
        }
        let heard = world.tables.lanes.filter {
            $0.courier == service.courier && $0.validity.contains(day)
                && ($0.service == nil || $0.service == service.code)
        }
        let ranked = heard.compactMap { lane in rank(lane).map { (lane: lane, rank: $0) } }
        return ranked.sorted { $0.rank < $1.rank }.map(\.lane)
    }

    func laneCell<Value>(_ cell: (Lane) -> Value?) -> (Value, RowID)? {
        for lane in lanes() where lane.serves {
            if let value = cell(lane) { return (value, lane.id) }
        }
        return nil
    }
}
