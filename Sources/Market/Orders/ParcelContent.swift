/// How many packs of one line of the order are in a parcel; lines count from 0.
package struct ParcelContent: Hashable, Sendable {
    package let line: Int
    package let quantity: Int

    package init(line: Int, quantity: Int) {
        self.line = line
        self.quantity = quantity
    }
}
