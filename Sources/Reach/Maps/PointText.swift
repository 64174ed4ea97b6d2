/// Writes communes as a GeoJSON collection of points with flat properties.
struct PointText {
    private var bytes: [UInt8] = []
    private var hasPoints = false
    private var hasProperties = false

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
        add(#"{"type":"FeatureCollection","features":["#)
    }

    mutating func begin(at commune: Commune) {
        add(hasPoints ? ",\n" : "\n")
        add(#"{"type":"Feature","id":"\#(commune.code.digits)","geometry":{"type":"Point","#)
        add(#""coordinates":[\#(commune.longitude),\#(commune.latitude)]},"properties":{"#)
        hasPoints = true
        hasProperties = false
    }

    mutating func property(_ name: String, _ value: String?) {
        beginProperty(name)
        guard let value else { return add("null") }
        add("\"")
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": add(#"\""#)
            case "\\": add(#"\\"#)
            case "\u{0}"..<"\u{20}": add(" ")
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        add("\"")
    }

    mutating func property(_ name: String, _ value: Int?) {
        beginProperty(name)
        add(value.map { "\($0)" } ?? "null")
    }

    mutating func end() {
        add("}}")
    }

    func finished() -> [UInt8] {
        bytes + Array("\n]}\n".utf8)
    }

    private mutating func beginProperty(_ name: String) {
        add(hasProperties ? ",\"\(name)\":" : "\"\(name)\":")
        hasProperties = true
    }

    private mutating func add(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }
}
