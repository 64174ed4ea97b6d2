/// Finds the names that are one typing slip from some letters without comparing with all.
///
/// Every name is filed under its own sum and under the sum of each spelling with one letter
/// left out; two spellings one slip apart share such a sum.
struct SlipIndex: Sendable {
    private let names: [PlaceName]
    private let sums: [UInt64]
    private let ids: [Int32]

    /// How close a spelling is; a plain slip leaves the marks aside and is only a suggestion.
    enum Closeness: Sendable {
        case slip, plainSlip
    }

    init(names: [PlaceName]) {
        var filed: [(sum: UInt64, id: Int32)] = []
        for (index, name) in names.enumerated() {
            for sum in Self.sums(of: Self.alike(name.letters)) {
                filed.append((sum, Int32(index)))
            }
        }
        filed.sort { ($0.sum, $0.id) < ($1.sum, $1.id) }
        self.names = names
        sums = filed.map(\.sum)
        ids = filed.map(\.id)
    }

    /// The names one slip from these letters, or less, yet not spelt like them.
    func neighbours(of typed: ArraySlice<AddressLetter>) -> [(id: Int, closeness: Closeness)] {
        guard !typed.isEmpty else { return [] }
        var found: Set<Int32> = []
        for sum in Self.sums(of: Self.alike(typed)) {
            var index = firstIndex(of: sum)
            while index < sums.count, sums[index] == sum {
                found.insert(ids[index])
                index += 1
            }
        }
        let written = Self.alike(typed).map(\.written)
        let plain = Self.alike(typed).map { UInt16($0.base) }
        let isUnmarked = !typed.contains(where: \.isMarked)
        return found.sorted().compactMap { id in
            let name = names[Int(id)]
            guard name.fit(typed) != .equal,
                Self.numbers(in: name.letters[...]) == Self.numbers(in: typed)
            else {
                return nil
            }
            let isSlip = [false, true].contains {
                let own = Self.alike(name.letters(toneOnLast: $0)).map(\.written)
                return written == own || SlipDistance.isOneSlip(written, own)
            }
            if isSlip { return (Int(id), .slip) }
            let ownPlain = Self.alike(name.letters).map { UInt16($0.base) }
            return isUnmarked && SlipDistance.isOneSlip(plain, ownPlain)
                ? (Int(id), .plainSlip) : nil
        }
    }

    /// A digit is never mended: ward 5 is not ward 6.
    private static func numbers(in letters: ArraySlice<AddressLetter>) -> [UInt8] {
        letters.filter { $0.isDigit || $0.base == AddressLetter.numberSign }.map(\.base)
    }

    /// The letters with y as i, so that a slip beside one of them stays one slip.
    private static func alike(_ letters: some Sequence<AddressLetter>) -> [AddressLetter] {
        letters.map { letter in
            var alike = letter
            if alike.base == 0x79 { alike.base = 0x69 }
            return alike
        }
    }

    private static func sums(of letters: [AddressLetter]) -> [UInt64] {
        var before: [UInt64] = [0]
        for letter in letters {
            before.append(LetterSum.extended(before[before.count - 1], by: letter.base))
        }
        let count = letters.count
        let whole = before[count]
        var sums = [whole]
        for index in 0..<count {
            let rest = LetterSum.difference(whole, before[index + 1], count - index - 1)
            sums.append(LetterSum.joined(before[index], rest, secondCount: count - index - 1))
        }
        return sums
    }

    private func firstIndex(of sum: UInt64) -> Int {
        var low = 0
        var high = sums.count
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] < sum { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
