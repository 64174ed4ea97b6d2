internal import Reach

extension ListingLine {
    /// The listing that the row describes when there is none yet: its offer checked whole, or
    /// everything that is wrong or missing.
    func newOffer() -> Result<Offer, FieldProblems> {
        var check = FieldCheck()
        var offer = Offer(
            name: "", set: 0, pack: "", netQuantity: 0, netUnit: .grams, packedWeightGrams: 0,
            lengthCm: 0, widthCm: 0, heightCm: 0, price: .zero, goods: [])
        apply(to: &offer, asksUnit: true, &check)
        let said = Set(
            cells.compactMap { cell -> ListingColumn? in
                guard case .column(let column) = cell.heading, !cell.isNothing else { return nil }
                return column
            })
        let told = Set(check.problems.map(\.field))
        for column in ListingColumn.demandedOfNew
        where !said.contains(column) && !told.contains(column.rawValue) {
            check.refuse(.missing(column.rawValue))
        }
        return Self.finished(offer, check)
    }

    /// The offer with what the row says in place of what it had, checked whole.
    package func offer(onto current: Offer) -> Result<Offer, FieldProblems> {
        var check = FieldCheck()
        var offer = current
        let open = current.unsaid
        apply(to: &offer, asksUnit: open.contains("net_quantity"), &check)
        if offer == current, check.problems.isEmpty { return .success(current) }
        return Self.finished(offer, check, leaving: open)
    }

    /// The name and the pack that the row gives, cleaned, where it gives both.
    package var nameAndPack: (name: String, pack: String)? {
        guard let name = text(of: .name), let pack = text(of: .pack) else { return nil }
        return (name, pack)
    }

    private func text(of column: ListingColumn) -> String? {
        for cell in cells where cell.heading == .column(column) {
            guard case .text(let text) = cell.value else { return nil }
            return try? CleanText.check(
                text, field: column.rawValue, limit: CleanText.Limit.name
            ).get()
        }
        return nil
    }

    /// What is missing or unreadable is told once, not again as out of range.
    private static func finished(
        _ offer: Offer, _ check: FieldCheck, leaving open: Set<String> = []
    ) -> Result<Offer, FieldProblems> {
        do throws(FieldProblems) {
            let clean = try offer.checked(leaving: open)
            return check.problems.isEmpty ? .success(clean) : .failure(.init(check.problems))
        } catch {
            let told = Set(check.problems.map(\.field))
            return .failure(
                FieldProblems(check.problems + error.all.filter { !told.contains($0.field) }))
        }
    }

    private func apply(to offer: inout Offer, asksUnit: Bool, _ check: inout FieldCheck) {
        var unit: NetUnit?
        for cell in cells {
            switch cell.heading {
            case .column(.netUnit):
                guard case .unit(let named) = cell.value else { continue }
                if let unit, unit != named { check.refuse(Self.twoUnits) }
                unit = named
                offer.netUnit = named
            case .column(.netQuantity):
                guard case .net(let number, let named) = cell.value else { continue }
                offer.netQuantity = number
                if let unit, let named, unit != named { check.refuse(Self.twoUnits) }
                unit = named ?? unit
                if let named { offer.netUnit = named }
            default: offer.take(cell, &check)
            }
        }
        let saysQuantity = cells.contains { $0.heading == .column(.netQuantity) }
        if asksUnit, unit == nil, saysQuantity { check.refuse(.missing("net_unit")) }
    }

    private static let twoUnits = FieldProblem(
        "net_unit", .notAllowed, vi: "Khối lượng tịnh và đơn vị tịnh ghi hai đơn vị khác nhau.",
        en: "The net quantity and the net unit name two different units.")
}

extension ListingCell {
    var isNothing: Bool {
        if case .nothing = value { true } else { false }
    }

    /// The text that the cell says; nothing is empty text.
    fileprivate var text: String {
        if case .text(let text) = value { text } else { "" }
    }

    fileprivate var whole: Int? {
        if case .whole(let number) = value { number } else { nil }
    }
}

extension Offer {
    /// Puts what the cell says in its place; a field that there must be cannot be emptied.
    fileprivate mutating func take(_ cell: ListingCell, _ check: inout FieldCheck) {
        switch cell.heading {
        case .column(let column):
            if cell.isNothing, ListingColumn.demandedOfNew.contains(column) {
                return check.refuse(.missing(column.rawValue))
            }
            if !takePack(column, cell) { details.take(column, cell, &check) }
        case .labelRules: details.label.rules = cell.text
        case .label(let name): details.label.fields[name] = cell.isNothing ? nil : cell.text
        case .attribute(let names): takeAttribute(names, cell, &check)
        }
    }

    /// Answers whether the column is one of the pack and not of the details.
    private mutating func takePack(_ column: ListingColumn, _ cell: ListingCell) -> Bool {
        switch column {
        case .name: name = cell.text
        case .pack: pack = cell.text
        case .description: description = cell.text
        case .set: set = cell.whole ?? set
        case .packedWeight: packedWeightGrams = cell.whole ?? packedWeightGrams
        case .length: lengthCm = cell.whole ?? lengthCm
        case .width: widthCm = cell.whole ?? widthCm
        case .height: heightCm = cell.whole ?? heightCm
        case .price: price = cell.whole.map { Money(vnd: Int64($0)) } ?? price
        case .shelfLife: shelfLifeDays = cell.whole
        case .longestTransit: longestTransitDays = cell.whole
        case .goods:
            if case .goods(let classes) = cell.value { goods = classes }
        case .shipsByCourier:
            if case .flag(let flag) = cell.value { shipsByCourier = flag }
        default: return false
        }
        return true
    }

    private mutating func takeAttribute(
        _ names: [String], _ cell: ListingCell, _ check: inout FieldCheck
    ) {
        let template = AttributeTemplate.of(set: set)
        let field = names.lazy.compactMap { template?[$0] }.first
        let name = field?.name ?? names[0]
        if cell.isNothing {
            details.attributes[name] = nil
        } else if let value = field.map({ $0.value(ofCell: $0.withoutUnit(cell.text)) }) {
            details.attributes[name] = value
            if let field, value == nil { check.refuse(field.unreadable) }
        } else {
            // The check of the whole names the set that has no such attribute.
            details.attributes[name] = .text(cell.text)
        }
    }
}

extension ProductDetails {
    fileprivate mutating func take(
        _ column: ListingColumn, _ cell: ListingCell, _ check: inout FieldCheck
    ) {
        switch column {
        case .story: story = cell.text
        case .ingredients: ingredients = cell.text
        case .materialsOrigin: materialsOrigin = cell.text
        case .process: process = cell.text
        case .usage: usage = cell.text
        case .storage: storage = cell.text
        case .annualOutput: annualOutput = cell.text
        case .traceURL: traceURL = cell.isNothing ? nil : cell.text
        case .tags:
            if case .texts(let texts) = cell.value { tags = texts } else { tags = [] }
        case .barcode:
            barcode = GTIN(cell.text.filter { !" -\u{A0}".contains($0) })
            if barcode == nil, !cell.isNothing {
                check.refuse(
                    FieldProblem(
                        "barcode", .malformed,
                        vi: "Mã vạch gồm 8, 12, 13 hoặc 14 chữ số, chữ số cuối là số kiểm tra.",
                        en: "A barcode has 8, 12, 13 or 14 digits, the last one checks them."))
            }
        default: return
        }
    }
}

extension AttributeField {
    /// `12,5 %` where the field counts per cent is `12,5`.
    fileprivate func withoutUnit(_ written: String) -> String {
        guard case .number(_, let unit) = kind, !unit.isEmpty else { return written }
        var text = written[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        if text.lowercased().hasSuffix(unit.lowercased()) { text.removeLast(unit.count) }
        return text.filter { !$0.isWhitespace }
    }

    fileprivate var unreadable: FieldProblem {
        wrongType("attributes.\(name)")
    }
}
