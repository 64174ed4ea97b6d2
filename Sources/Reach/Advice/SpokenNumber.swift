/// Numbers as people read them: 1.234,5 in Vietnamese and 1,234.5 in English.
package enum SpokenNumber {
    /// 1,900,000 gives `1.900.000` and `1,900,000`.
    package static func whole(_ value: Int) -> Sentence {
        Sentence(vietnamese: grouped(value, "."), english: grouped(value, ","))
    }

    /// A number of people in two significant figures, as the populations are indicative only.
    ///
    /// 1,912,345 gives `1,9 triệu dân` and `1.9 million people`; 21,499 gives `21.000 dân`.
    package static func people(_ count: ReachCount) -> Sentence {
        let rough = count.roughPeople
        guard rough >= 1_000_000 else {
            let number = whole(rough)
            return Sentence(
                vietnamese: "\(number.vietnamese) dân",
                english: "\(number.english) \(rough == 1 ? "person" : "people")")
        }
        let number = tenths((rough + 50_000) / 100_000)
        return Sentence(
            vietnamese: "\(number.vietnamese) triệu dân",
            english: "\(number.english) million people")
    }

    /// `214 xã` and `214 communes`.
    package static func communes(_ count: Int) -> Sentence {
        let number = whole(count)
        return Sentence(
            vietnamese: "\(number.vietnamese) xã",
            english: "\(number.english) \(count == 1 ? "commune" : "communes")")
    }

    /// 2,000 gives `2 kg`, 1,500 `1,5 kg` and `1.5 kg`, 750 `750 g`; other weights stay in grams.
    package static func weight(grams: Int) -> Sentence {
        if grams >= 1_000, grams % 100 == 0 {
            let number = tenths(grams / 100)
            return Sentence(
                vietnamese: "\(number.vietnamese) kg", english: "\(number.english) kg")
        }
        let number = whole(grams)
        return Sentence(vietnamese: "\(number.vietnamese) g", english: "\(number.english) g")
    }

    /// 20,000 gives `20.000 đ` and `20,000 đ`.
    package static func money(_ amount: Money) -> Sentence {
        let number = whole(Int(amount.vnd))
        return Sentence(vietnamese: "\(number.vietnamese) đ", english: "\(number.english) đ")
    }

    /// A number of tenths: 19 gives `1,9` and `1.9`, 20 gives `2`.
    static func tenths(_ value: Int) -> Sentence {
        let number = whole(value / 10)
        guard value % 10 != 0 else { return number }
        return Sentence(
            vietnamese: "\(number.vietnamese),\(value % 10)",
            english: "\(number.english).\(value % 10)")
    }

    private static func grouped(_ value: Int, _ mark: String) -> String {
        var groups: [Substring] = []
        var rest = Substring(String(value.magnitude))
        while rest.count > 3 {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        groups.append(rest)
        return (value < 0 ? "-" : "") + groups.reversed().joined(separator: mark)
    }
}
