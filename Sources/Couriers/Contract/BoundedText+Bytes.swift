internal import Reach

extension BoundedText {
    /// As many whole letters as fit into so many bytes of UTF-8, for couriers that count bytes.
    ///
    /// "Tịnh Khê" has 8 letters and 11 bytes; cut to 4 bytes it is "Tị", never half a letter.
    static func cut(_ text: String, toBytes limit: Int) -> String {
        let composed = FoldedText.composed(text)
        guard composed.utf8.count > limit else { return composed }
        var kept = ""
        var room = limit
        for letter in composed {
            room -= letter.utf8.count
            if room < 0 { break }
            kept.append(letter)
        }
        return kept
    }
}
