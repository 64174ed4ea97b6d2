/// Says which communes a name means inside the area that an address states.
///
/// The old three tiers speak of the former unit, the new two of the present one. What both the
/// former and the present bear, with different ends, stays open.
struct CommuneResolution {
    let gazetteer: Gazetteer

    /// What some names mean; names whose type agrees with the title win over those that differ.
    func found(_ names: [Int], title: PlaceTitle?, in reading: AddressReading) -> FoundCommunes {
        if let districts = reading.districts, let sense = reading.province {
            let own = districts.filter { gazetteer.isOwn(sense, district: $0) }
            let foundInOwn = merged(names) { inDistricts(own, $0, title) }
            if !foundInOwn.isEmpty { return foundInOwn }
        }
        return merged(names) { name in
            if let districts = reading.districts { return inDistricts(districts, name, title) }
            guard let sense = reading.province else { return inCountry(name) }
            return sense.current == nil
                ? inFormerProvince(sense, name, title) : inProvince(sense, name, title)
        }
    }

    private func merged(_ names: [Int], _ find: (Int) -> FoundCommunes) -> FoundCommunes {
        let all = names.map(find).filter { !$0.isEmpty }
        let typed = all.filter(\.isTyped)
        var result = FoundCommunes()
        for found in typed.isEmpty ? all : typed { result.merge(found) }
        return result
    }

    private func inDistricts(_ districts: [Int], _ name: Int, _ title: PlaceTitle?) -> FoundCommunes
    {
        let name = gazetteer.communeNames[name]
        var found = FoundCommunes()
        for district in districts {
            let units = name.former.filter { gazetteer.units[$0].district == district }
            let typed = units.filter { isTyped($0, title) }
            let communes = name.current.filter {
                gazetteer.communes[$0].districts.contains(district)
            }
            var here = FoundCommunes()
            if !typed.isEmpty {
                add(typed, to: &here)
                here.isTyped = true
            } else {
                add(units, to: &here)
                for commune in communes { here.add(commune, .currentName) }
                here.isTyped = communes.contains { fits($0, title) }
            }
            found.merge(here)
        }
        return found
    }

    private func inProvince(_ sense: ProvinceSense, _ name: Int, _ title: PlaceTitle?)
        -> FoundCommunes
    {
        let (communes, units) = bearers(of: name, in: sense)
        var found = FoundCommunes()
        for commune in communes { found.add(commune, .currentName) }
        let isCurrentTyped = communes.contains { fits($0, title) }
        found.isTyped = isCurrentTyped
        if title != nil, isCurrentTyped { return found }
        let typed = units.filter { isTyped($0, title) }
        add(typed.isEmpty ? units : typed, to: &found)
        found.isTyped = found.isTyped || !typed.isEmpty
        return found
    }

    /// A former province's name belongs to the old tiers, yet new names are written with it too.
    private func inFormerProvince(
        _ sense: ProvinceSense, _ name: Int, _ title: PlaceTitle?
    ) -> FoundCommunes {
        let (communes, units) = bearers(of: name, in: sense)
        let typedCommunes = communes.filter { fits($0, title) }
        let typedUnits = units.filter { isTyped($0, title) }
        var found = FoundCommunes()
        found.isTyped = !typedCommunes.isEmpty || !typedUnits.isEmpty
        for commune in found.isTyped ? typedCommunes : communes {
            found.add(commune, .currentName)
        }
        add(found.isTyped ? typedUnits : units, to: &found)
        return found
    }

    private func inCountry(_ name: Int) -> FoundCommunes {
        let name = gazetteer.communeNames[name]
        var found = FoundCommunes()
        for commune in name.current { found.add(commune, .currentName) }
        add(name.former, to: &found)
        return found
    }

    private func bearers(of name: Int, in sense: ProvinceSense) -> ([Int], [Int]) {
        let name = gazetteer.communeNames[name]
        return (
            name.current.filter { gazetteer.contains(sense, commune: $0) },
            name.former.filter { gazetteer.contains(sense, unit: $0) }
        )
    }

    private func add(_ units: [Int], to found: inout FoundCommunes) {
        for unit in units {
            let successors = gazetteer.units[unit].successors
            let reason: AddressReason = successors.count > 1 ? .formerDivided : .formerName
            for successor in successors { found.add(successor, reason) }
        }
    }

    private func isTyped(_ unit: Int, _ title: PlaceTitle?) -> Bool {
        guard let title, let type = gazetteer.units[unit].type else { return true }
        return title.fits(type)
    }

    private func fits(_ commune: Int, _ title: PlaceTitle?) -> Bool {
        title?.fits(gazetteer.communes[commune].type) ?? true
    }
}
