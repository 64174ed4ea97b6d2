internal import Reach
internal import Synchronization

/// Keeps the layouts of maps, which change only when the list of places does.
final class LayoutShelf: Sendable {
    /// What is laid out.
    enum Subject: Hashable {
        case communes(of: ProvinceCode?)
        case provinces
    }

    private struct Kept {
        var communes: [Commune] = []
        var layouts: [Subject: TileLayout] = [:]
    }

    private let kept = Mutex(Kept())

    /// The layout of a subject; there are no more of them than provinces, and two.
    func layout(_ subject: Subject, in places: Places) -> TileLayout {
        let known = kept.withLock { kept in
            if kept.communes != places.communes { kept = Kept(communes: places.communes) }
            return kept.layouts[subject]
        }
        if let known { return known }
        let layout =
            switch subject {
            case .communes(of: nil): TileLayout(of: places.communes)
            case .communes(of: let province?):
                TileLayout(of: places.communes.filter { $0.province == province })
            case .provinces: TileLayout(of: places.provinces, communes: places.communes)
            }
        kept.withLock { kept in
            // Other places may have come while this was laid out.
            if kept.communes == places.communes { kept.layouts[subject] = layout }
        }
        return layout
    }
}
