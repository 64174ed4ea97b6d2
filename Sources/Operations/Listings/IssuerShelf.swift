internal import Market
internal import Reach
internal import Synchronization

/// Keeps the register of former issuers that was read from one state of the places.
final class IssuerShelf: Sendable {
    private struct Kept {
        let codeList: String
        let formerCommunes: Int
        let register: IssuerRegister
    }

    private let kept = Mutex<Kept?>(nil)

    /// The register of these places.
    func register(_ places: Places) -> IssuerRegister {
        kept.withLock { kept in
            let count = places.formerCommunes.count
            if let kept, kept.codeList == places.codeList, kept.formerCommunes == count {
                return kept.register
            }
            let register = IssuerRegister(places)
            kept = Kept(codeList: places.codeList, formerCommunes: count, register: register)
            return register
        }
    }
}
