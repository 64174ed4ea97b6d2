internal import Market
internal import Reach

/// What the sandbox shows of its couriers: credentials, hooks, and the newest parcels.
enum SandboxControlPage {
    /// How many parcels of each courier are shown.
    static let mostParcels = 200

    static func bytes(of world: SandboxWorld, at now: Int64) -> [UInt8] {
        JSONWriter.object { page in
            page.member("clock", Instant.text(now + world.ahead))
            page.member("pace", world.pace)
            page.member("waiting_faults", world.faults.all.count)
            page.member("waiting_hooks", world.post.waitingCount)
            page.member("couriers", list: SandboxCourier.allCases) { writer, courier in
                writer.object { write(courier, world, into: &$0) }
            }
        }
    }

    private static func write(
        _ courier: SandboxCourier, _ world: SandboxWorld, into item: inout JSONWriter
    ) {
        let depot = world.depot(of: courier)
        item.member("courier", courier.rawValue)
        item.member("base", "/\(courier.rawValue)")
        item.member("credentials") { credentials in
            for (name, value) in SandboxCredentials.fields(of: courier).sorted(by: {
                $0.key < $1.key
            }) {
                credentials.name(of: name)
                credentials.value(value)
            }
        }
        item.member("hook_secret", SandboxCredentials.hookSecret(of: courier))
        if let target = depot.target {
            item.member("hooks") { hooks in
                hooks.member("url", target.url)
                if courier != .myVNPost { hooks.member("secret", target.secret) }
                if courier == .ghn { hooks.member("header", target.header) }
            }
        }
        item.member("parcels", list: depot.shelf.all.suffix(mostParcels)) { writer, parcel in
            writer.object { write(parcel, into: &$0) }
        }
    }

    private static func write(_ parcel: SandboxParcel, into item: inout JSONWriter) {
        item.member("number", parcel.number)
        item.member("code", parcel.code)
        item.member("path", parcel.path.rawValue)
        item.member("stage", parcel.stage.rawValue)
        item.member("weight_g", parcel.load.weightGrams)
        item.member("collect_vnd", parcel.load.collect)
        item.member("to", parcel.load.place.map { "\($0.name), \($0.provinceName)" })
        item.member("events", list: parcel.events) { writer, event in
            writer.object { item in
                item.member("stage", event.stage.rawValue)
                item.member("at", Instant.text(event.at))
                if let place = event.place { item.member("place", place) }
                if let reason = event.reason { item.member("reason", reason.rawValue) }
            }
        }
    }
}
