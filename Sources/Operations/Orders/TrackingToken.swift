/// The secret part of a tracking page's address: whoever has it sees where the parcels are.
enum TrackingToken {
    /// In the order of their bytes, so that what grows in time grows as text too.
    private static let alphabet = Array(
        "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz".utf8)
    private static let length = 22
    /// Six bits each: thirty bits of seconds begin anew after 34 years.
    private static let timeLetters = 5

    /// 22 characters of base64url: the second, so that the index of all tokens grows at its end,
    /// and 102 random bits of the system's generator.
    static func make(at now: Int64) -> String {
        var generator = SystemRandomNumberGenerator()
        let (left, right) = (generator.next(), generator.next())
        let second = UInt64(clamping: now / 1_000)
        return String(unsafeUninitializedCapacity: length) { letters in
            for place in 0..<length {
                let bits =
                    if place < timeLetters {
                        second >> UInt64(6 * (timeLetters - 1 - place))
                    } else if place < timeLetters + 10 {
                        left >> UInt64(6 * (place - timeLetters))
                    } else {
                        right >> UInt64(6 * (place - timeLetters - 10))
                    }
                letters[place] = alphabet[Int(bits & 63)]
            }
            return length
        }
    }
}
