/// Random choices that a seed repeats exactly (SplitMix64).
package struct CoverageDice: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    package mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    /// True in so many of a hundred throws.
    package mutating func hits(_ percent: Int) -> Bool {
        number(1...100) <= percent
    }

    /// One of the choices, which must not be none.
    package mutating func pick<Value>(_ choices: [Value]) -> Value {
        choices[number(0...(choices.count - 1))]
    }

    /// The value in so many of a hundred throws, otherwise nothing.
    package mutating func maybe<Value>(_ percent: Int, _ value: (inout Self) -> Value) -> Value? {
        hits(percent) ? value(&self) : nil
    }
}
