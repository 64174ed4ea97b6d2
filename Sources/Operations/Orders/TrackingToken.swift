internal import Foundation

/// The secret part of a tracking page's address: whoever has it sees where the parcels are.
enum TrackingToken {
    /// 128 random bits of the system's generator as 22 characters of base64url.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let halves = (generator.next(), generator.next())
        let bits = withUnsafeBytes(of: halves) { Data($0) }.base64EncodedString()
        return String(
            decoding: bits.utf8.compactMap { byte -> UInt8? in
                switch byte {
                case UInt8(ascii: "+"): UInt8(ascii: "-")
                case UInt8(ascii: "/"): UInt8(ascii: "_")
                case UInt8(ascii: "="): nil
                default: byte
                }
            }, as: UTF8.self)
    }
}
