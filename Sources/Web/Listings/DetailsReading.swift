internal import Market
internal import Reach

/// Reads what a product page says beyond the pack; a field that is left out stays as it was.
enum DetailsReading {
    static func read(_ fields: inout FieldReader, onto details: inout ProductDetails) {
        details.story = fields.words("story", or: details.story)
        details.ingredients = fields.words("ingredients", or: details.ingredients)
        details.materialsOrigin = fields.words("materials_origin", or: details.materialsOrigin)
        details.process = fields.words("process", or: details.process)
        details.usage = fields.words("usage", or: details.usage)
        details.storage = fields.words("storage", or: details.storage)
        details.annualOutput = fields.words("annual_output", or: details.annualOutput)
        if fields.has("barcode") {
            details.barcode = fields.parsedIfAny("barcode", barcodeWords) { GTIN($0) }
        }
        details.traceURL = fields.textIfAny("trace_url", or: details.traceURL)
        if fields.has("tags") {
            let isCleared = fields.value("tags") == nil
            details.tags = isCleared ? [] : fields.texts("tags", limit: ProductDetails.Limit.tags)
        }
        readAttributes(&fields, onto: &details)
        readLabel(&fields, onto: &details)
    }

    /// Attributes are set by name: those left out stay, `null` takes one away; `null` for the
    /// whole takes all away.
    private static func readAttributes(
        _ fields: inout FieldReader, onto details: inout ProductDetails
    ) {
        guard fields.has("attributes") else { return }
        guard fields.value("attributes") != nil else { return details.attributes = [:] }
        var attributes = details.attributes
        _ = fields.objectIfAny("attributes") { inner in
            if inner.names.count > ProductDetails.Limit.attributes {
                let most = Int64(ProductDetails.Limit.attributes)
                inner.refuse(.outside("attributes", 0...most))
            }
            for name in inner.names {
                let json = inner.value(name)
                attributes[name] = json.flatMap { AttributeValue($0) }
                if json != nil, attributes[name] == nil {
                    inner.refuse(.wrongType(inner.place(of: name), attributeWords))
                }
            }
        }
        details.attributes = attributes
    }

    /// Another version of the rules begins a new label; otherwise its fields are set by name.
    private static func readLabel(
        _ fields: inout FieldReader, onto details: inout ProductDetails
    ) {
        guard fields.has("label") else { return }
        guard fields.value("label") != nil else { return details.label = LabelFields() }
        var label = details.label
        _ = fields.objectIfAny("label") { inner in
            let rules = inner.text("rules", or: label.rules)
            if rules != label.rules { label = LabelFields(rules: rules) }
            _ = inner.objectIfAny("fields") { particulars in
                for name in particulars.names {
                    let text = particulars.textIfAny(name) ?? ""
                    label.fields[name] = text.isEmpty ? nil : text
                }
            }
        }
        details.label = label
    }

    private static let barcodeWords = Sentence(
        vi: "mã vạch 8, 12, 13 hoặc 14 chữ số, đúng số kiểm tra",
        en: "a barcode of 8, 12, 13 or 14 digits with a right check digit")
    private static let attributeWords = Sentence(
        vi: "chuỗi, số có nhiều nhất ba chữ số thập phân, true, false hoặc danh sách mã",
        en: "a string, a number of at most 3 decimals, true, false or a list of codes")
}

extension FieldReader {
    /// A text that `null` empties.
    fileprivate mutating func words(_ name: String, or current: String) -> String {
        has(name) ? textIfAny(name) ?? "" : current
    }
}
