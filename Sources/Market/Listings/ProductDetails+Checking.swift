internal import Reach

extension ProductDetails {
    /// The details cleaned for a listing of that set, with every problem noted in `check`.
    ///
    /// What is wrong is refused at once; what is missing only when the listing is submitted.
    func checked(set: Int, into check: inout FieldCheck) -> ProductDetails {
        var clean = self
        clean.story = check.paragraph(story, "story", CleanText.Limit.description)
        clean.process = check.paragraph(process, "process", CleanText.Limit.description)
        clean.ingredients = check.paragraph(ingredients, "ingredients", 2_000)
        clean.usage = check.paragraph(usage, "usage", 2_000)
        clean.storage = check.paragraph(storage, "storage", 2_000)
        clean.materialsOrigin = check.paragraph(
            materialsOrigin, "materials_origin", Limit.line)
        clean.annualOutput = check.paragraph(annualOutput, "annual_output", Limit.line)
        clean.traceURL = check.address(traceURL, "trace_url")
        clean.tags = check.tags(tags)
        clean.attributes = checkedAttributes(set: set, into: &check)
        clean.label = checkedLabel(into: &check)
        return clean
    }

    private func checkedAttributes(
        set: Int, into check: inout FieldCheck
    ) -> [String: AttributeValue] {
        // A wrong set is named by itself; its attributes cannot be judged then.
        guard let template = AttributeTemplate.of(set: set) else { return attributes }
        var clean: [String: AttributeValue] = [:]
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
            let place = "attributes.\(name)"
            guard let field = template[name] else {
                let names = template.fields.map(\.name).joined(separator: ", ")
                check.refuse(
                    FieldProblem(
                        place, .unknownField,
                        vi: "Bộ sản phẩm \(set) không có thuộc tính này; chỉ có: \(names).",
                        en: "Set \(set) has no such attribute; it has: \(names)."))
                continue
            }
            clean[name] = field.checked(value, at: place, into: &check)
        }
        return clean
    }

    private func checkedLabel(into check: inout FieldCheck) -> LabelFields {
        if label.isEmpty { return label }
        guard let rules = LabelRules.of(label.rules) else {
            let versions = LabelRules.all.map(\.version).joined(separator: ", ")
            check.refuse(
                FieldProblem(
                    "label.rules", .malformed, vi: "Phải chọn trong: \(versions).",
                    en: "Must be of: \(versions)."))
            return label
        }
        var clean = LabelFields(rules: label.rules)
        let known = rules.particulars.map(\.name)
        for (name, text) in label.fields.sorted(by: { $0.key < $1.key }) {
            let place = "label.fields.\(name)"
            guard known.contains(name) else {
                check.refuse(
                    FieldProblem(
                        place, .unknownField,
                        vi: "Nhãn không có mục này; chỉ có: \(known.joined(separator: ", ")).",
                        en: "Labels have no such field; only: \(known.joined(separator: ", "))."))
                continue
            }
            let text = check.paragraph(text, place, Limit.labelField)
            if !text.isEmpty { clean.fields[name] = text }
        }
        return clean
    }
}

extension Offer {
    /// Throws what is still missing before an officer can look at it, each by its field.
    package func demandComplete() throws(FieldProblems) {
        var check = FieldCheck()
        for name in unsaid.sorted() { check.refuse(.missing(name)) }
        let fields = fields
        for name in AttributeTemplate.requiredDetails(ofSet: set) where fields[name] == nil {
            check.refuse(.missing(name))
        }
        if let template = AttributeTemplate.of(set: set) {
            for field in template.fields
            where field.isRequired && details.attributes[field.name] == nil {
                check.refuse(.missing("attributes.\(field.name)"))
            }
            let required = LabelRules.of(details.label.rules)?.required(of: template.code) ?? []
            for particular in required where details.label.fields[particular.name] == nil {
                check.refuse(.missing("label.fields.\(particular.name)"))
            }
        }
        try check.finish()
    }
}

extension FieldCheck {
    fileprivate mutating func paragraph(_ text: String, _ field: String, _ limit: Int) -> String {
        self.text(text, field, limit: limit, multiline: true, allowsEmpty: true)
    }

    /// A web address that a phone can open: http or https, a host with a dot, no spaces.
    fileprivate mutating func address(_ text: String?, _ field: String) -> String? {
        guard let clean = self.text(ifPresent: text, field, limit: ProductDetails.Limit.url) else {
            return nil
        }
        let lower = clean.lowercased()
        let rest = ["https://", "http://"].first(where: lower.hasPrefix).map {
            clean.dropFirst($0.count)
        }
        let host = rest?.prefix { $0 != "/" && $0 != "?" && $0 != "#" } ?? ""
        let isPlain = clean.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C }
        let isHost = host.contains(".") && !host.contains("@") && !host.hasPrefix(".")
        if isPlain, isHost { return clean }
        refuse(
            FieldProblem(
                field, .malformed, vi: "Phải là địa chỉ web dạng https://ten.mien/…",
                en: "Must be a web address such as https://example.vn/…"))
        return nil
    }

    /// Tags cleaned, each once, in the order in which they were written.
    fileprivate mutating func tags(_ tags: [String]) -> [String] {
        if tags.count > ProductDetails.Limit.tags {
            refuse(.outside("tags", 0...Int64(ProductDetails.Limit.tags)))
            return []
        }
        var seen: Set<String> = []
        return tags.enumerated().compactMap { index, tag in
            let clean = text(tag, "tags[\(index)]", limit: ProductDetails.Limit.tag)
            return clean.isEmpty || !seen.insert(clean.lowercased()).inserted ? nil : clean
        }
    }
}
