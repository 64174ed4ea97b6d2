import Couriers
import Foundation
import Market

/// Calls of a courier with one value exchanged.
enum HookDamage {
    /// The call once for each place where the value stands alone, with another value there.
    static func replacing(_ old: String, by new: String, in hook: CourierHook) -> [CourierHook] {
        let bodies: [[UInt8]]
        if let document = try? JSONBody.value(hook.body, depth: 32) {
            bodies = replacing(old, by: new, in: document).map { value in
                var writer = JSONWriter()
                write(value, into: &writer)
                return writer.bytes
            }
        } else {
            let fields = String(decoding: hook.body, as: UTF8.self).split(separator: "&")
            bodies = fields.indices.flatMap { index in
                replacing(old, by: new, inField: String(fields[index])).map { field in
                    var changed = fields.map(String.init)
                    changed[index] = field
                    return Array(changed.joined(separator: "&").utf8)
                }
            }
        }
        return bodies.map { CourierHook(query: hook.query, headers: hook.headers, body: $0) }
    }

    /// A field whose value is the one that is exchanged, or JSON that holds it.
    private static func replacing(
        _ old: String, by new: String, inField field: String
    ) -> [String] {
        if field.hasSuffix("=\(old)") { return [field.dropLast(old.count) + new] }
        let halves = field.split(separator: "=", maxSplits: 1)
        guard halves.count == 2, let text = halves[1].removingPercentEncoding,
            let document = try? JSONBody.value(Array(text.utf8), depth: 32)
        else { return [] }
        return replacing(old, by: new, in: document).compactMap { value in
            var writer = JSONWriter()
            write(value, into: &writer)
            return String(decoding: writer.bytes, as: UTF8.self)
                .addingPercentEncoding(withAllowedCharacters: .alphanumerics)
                .map { "\(halves[0])=\($0)" }
        }
    }

    private static func replacing(
        _ old: String, by new: String, in value: JSONValue
    ) -> [JSONValue] {
        switch value {
        case .object(let members):
            return members.sorted { $0.key < $1.key }.flatMap { name, member in
                replacing(old, by: new, in: member).map { changed in
                    var members = members
                    members[name] = changed
                    return .object(members)
                }
            }
        case .list(let items):
            return items.indices.flatMap { index in
                replacing(old, by: new, in: items[index]).map { changed in
                    var items = items
                    items[index] = changed
                    return .list(items)
                }
            }
        case .text(old): return [.text(new)]
        case .integer where value.code == old:
            return [Int64(new).map { .integer($0) } ?? .text(new)]
        case .null, .flag, .integer, .number, .text: return []
        }
    }

    private static func write(_ value: JSONValue, into writer: inout JSONWriter) {
        switch value {
        case .null: writer.null()
        case .flag(let flag): writer.value(flag)
        case .integer(let number): writer.value(number)
        case .number(let number): writer.raw(Array("\(number)".utf8))
        case .text(let text): writer.value(text)
        case .list(let items): writer.list(items) { write($1, into: &$0) }
        case .object(let members):
            writer.object { object in
                for (name, member) in members {
                    object.name(of: name)
                    write(member, into: &object)
                }
            }
        }
    }
}
