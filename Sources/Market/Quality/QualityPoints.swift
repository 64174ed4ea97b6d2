/// Points of a hundred, kept exactly in hundredths: 83.25 is 8,325.
package struct QualityPoints: Hashable, Sendable, Comparable {
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    /// Whole points.
    package init(_ whole: Int) {
        hundredths = whole * 100
    }

    package static let full = QualityPoints(100)
    package static let none = QualityPoints(0)

    /// As JSON and tables write it: `83.25`, `83.5`, `83`.
    package var text: String {
        let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if part == 0 { return "\(sign)\(whole)" }
        if part.isMultiple(of: 10) { return "\(sign)\(whole).\(part / 10)" }
        return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
    }

    /// The mean of so many, to the nearest hundredth, halves up; of nothing it is full.
    package static func mean(sum hundredths: Int, of count: Int) -> QualityPoints {
        count == 0 ? .full : QualityPoints(hundredths: (hundredths * 2 + count) / (count * 2))
    }

    package static func < (left: QualityPoints, right: QualityPoints) -> Bool {
        left.hundredths < right.hundredths
    }

    package static func - (left: QualityPoints, right: QualityPoints) -> QualityPoints {
        QualityPoints(hundredths: left.hundredths - right.hundredths)
    }

    package static func + (left: QualityPoints, right: QualityPoints) -> QualityPoints {
        QualityPoints(hundredths: left.hundredths + right.hundredths)
    }
}
