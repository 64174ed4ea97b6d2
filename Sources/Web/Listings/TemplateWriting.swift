internal import Market
internal import Reach

/// Writes templates and label rules as JSON, with the words of both languages.
enum TemplateWriting {
    /// `set` is the one that was asked for, and names the details that it demands.
    static func write(_ template: AttributeTemplate, set: Int?, _ json: inout JSONWriter) {
        json.member("template", template.code.rawValue)
        write(template.label, &json)
        json.member("sets", list: template.sets) { $0.value($1) }
        json.member(
            "required_details",
            texts: set.map { AttributeTemplate.requiredDetails(ofSet: $0) } ?? [])
        json.member("fields", list: template.fields) { json, field in
            json.object { write(field, &$0) }
        }
    }

    static func write(_ rules: LabelRules, _ json: inout JSONWriter) {
        json.member("rules", rules.version)
        json.member("from", rules.from.text)
        json.member("until", rules.until?.text)
        json.member("fields", list: rules.particulars) { json, particular in
            json.object { json in
                json.member("name", particular.name)
                write(particular.label, &json)
                json.member(
                    "required_of",
                    texts: AttributeTemplate.Code.allCases.filter(
                        particular.requiredOf.contains
                    ).map(\.rawValue))
            }
        }
    }

    private static func write(_ field: AttributeField, _ json: inout JSONWriter) {
        json.member("name", field.name)
        write(field.label, &json)
        json.member("type", field.kind.word)
        json.member("required", field.isRequired)
        switch field.kind {
        case .number(let range, let unit):
            json.member("unit", unit)
            json.name("minimum")
            json.raw(Array(range.lowerBound.text.utf8))
            json.name("maximum")
            json.raw(Array(range.upperBound.text.utf8))
        case .choice(let choices), .choices(let choices):
            json.member("choices", list: choices) { json, choice in
                json.object { json in
                    json.member("code", choice.code)
                    write(choice.label, &json)
                }
            }
        case .text: json.member("longest", AttributeField.textLimit)
        case .flag: break
        }
    }

    private static func write(_ label: Sentence, _ json: inout JSONWriter) {
        json.member("vi", label.vietnamese)
        json.member("en", label.english)
    }
}
