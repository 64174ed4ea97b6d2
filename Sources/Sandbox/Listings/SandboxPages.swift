internal import Foundation
internal import Market

/// What the sandbox shows of itself.
enum SandboxPages {
    /// The live listings of each feed, with the last batch that it took.
    static func listings(_ feeds: [String: SandboxFeed]) -> [UInt8] {
        JSONWriter.object { page in
            page.member("feeds", list: feeds.sorted { $0.key < $1.key }) { writer, item in
                let (name, feed) = item
                writer.object { object in
                    object.member("feed", name)
                    object.member("last_seq", feed.lastSeq)
                    let live = feed.entries.filter { $0.value.fields != nil }
                    object.member("items", list: live.sorted { $0.key < $1.key }) {
                        $0.write(.object($1.value.fields ?? [:]))
                    }
                    let gone = feed.entries.filter { $0.value.fields == nil }
                    object.member("tombstones", list: gone.sorted { $0.key < $1.key }) {
                        writer, entry in
                        writer.object { tombstone in
                            tombstone.member("sku", entry.key)
                            tombstone.member("version", entry.value.version)
                        }
                    }
                }
            }
        }
    }

    /// Every request, its body in base64 so that its bytes are exactly those that were signed.
    static func received(_ requests: [SandboxJournal.Entry]) -> [UInt8] {
        JSONWriter.object { page in
            page.member("items", list: requests) { writer, request in
                writer.object { object in
                    object.member("number", request.number)
                    object.member("at", request.at)
                    object.member("path", request.path)
                    object.member("status", request.status)
                    object.member("headers") { headers in
                        for (name, value) in joined(request.headers) {
                            headers.name(of: name)
                            headers.value(value)
                        }
                    }
                    object.member("body_base64", Data(request.body).base64EncodedString())
                }
            }
        }
    }

    private static func joined(_ headers: [SandboxHeader]) -> [(String, String)] {
        let byName = Dictionary(
            headers.map { ($0.name, $0.value) }, uniquingKeysWith: { "\($0), \($1)" })
        return byName.sorted { $0.key < $1.key }
    }
}
