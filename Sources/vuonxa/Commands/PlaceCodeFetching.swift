internal import Curl
internal import Market
package import Operations
internal import Reach

/// Asks a courier for its own list of places, and says what has changed since the one before.
struct PlaceCodeFetching {
    /// Lines of each sort that are named; the counts say how many there are.
    private static let mostNamed = 50

    let config: String?
    let dryRun: Bool

    func run(_ courier: CourierCode, _ desk: PlaceCodeDesk) async throws {
        let settings = try await Settings.read(file: config, flags: [:])
        let transport = CurlTransport(policy: try settings.curlPolicy())
        let terminal = Caller(keyID: "terminal", role: .admin, scope: .everything)
        do {
            let fetched = try await desk.fetch(
                courier, over: transport, dryRun: dryRun, by: terminal)
            await transport.shutdown()
            PlaceCodeImportCommand.say(fetched.report)
            Self.say("added", fetched.difference.added)
            Self.say("removed", fetched.difference.removed)
            Self.say("changed", fetched.difference.changed)
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    private static func say(_ word: String, _ lines: [CourierPlaceLine]) {
        Terminal.say("\(word)\t\(lines.count)")
        for line in lines.prefix(mostNamed) {
            Terminal.say("\(word)\t\(line.code)\t\(line.name)\t\(line.parentName)")
        }
    }
}

extension PlaceCodeDesk.FetchFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noPartner(let courier):
            "Chưa có đối tác nào chở cho \(courier.text). / No partner carries for it."
        case .unsupported(let words): "Không hỏi được danh mục: \(words) / It cannot be asked."
        case .courier(let words): "Bên vận chuyển trả lời: \(words) / The courier's answer."
        case .unreachable(let error):
            "Không gọi được bên vận chuyển. / The courier cannot be reached: \(error)"
        case .implausible(let lines):
            "Danh mục có \(lines) dòng, không đáng tin; giữ danh mục cũ. / "
                + "\(lines) lines are no list of places; the one before stays."
        }
    }
}
