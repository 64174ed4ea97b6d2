/// Values that occur again and again, each kept once under a number.
struct Numbering<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var numbers: [Value: Int32] = [:]

    mutating func number(of value: Value) -> Int32 {
        if let number = numbers[value] { return number }
        let number = Int32(values.count)
        numbers[value] = number
        values.append(value)
        return number
    }

    /// The number, if the value has occurred.
    func known(_ value: Value) -> Int32? {
        numbers[value]
    }
}
