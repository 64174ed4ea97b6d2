internal import Reach

/// Đủ: everything that goods of such a set have to tell is there.
extension QualityFacts {
    /// So many attributes that need not be there make a page worth reading.
    private static let enoughAttributes = 4
    private static let enoughPhotos = 3

    func lookForGaps(_ tally: inout QualityTally) {
        lookAtRequired(&tally)
        lookAtRecommended(&tally)
        lookAtLabel(&tally)
        lookAtPhotos(&tally)
        lookAtTexts(&tally)
    }

    private func lookAtRequired(_ tally: inout QualityTally) {
        guard let template else { return }
        let details = AttributeTemplate.requiredDetails(ofSet: offer.set)
        let said = details.isEmpty ? [:] : offer.details.fields
        let required = template.fields.filter(\.isRequired)
        let missing =
            details.filter { said[$0] == nil }.map {
                QualityFault(
                    $0, "Bộ \(offer.set) phải có trường này mà chưa điền.",
                    "Set \(offer.set) must have this field, and it is empty.")
            }
            + required.filter { offer.details.attributes[$0.name] == nil }.map {
                QualityFault(
                    "attributes.\($0.name)", "Thiếu thuộc tính bắt buộc: \($0.label.vietnamese).",
                    "A required attribute is missing: \($0.label.english).")
            }
        tally.note(
            .required, losing: missing.count, of: details.count + required.count, missing)
    }

    private func lookAtRecommended(_ tally: inout QualityTally) {
        guard let template else { return }
        let optional = template.fields.filter { !$0.isRequired }
        let open = optional.filter { offer.details.attributes[$0.name] == nil }
        let wanted = min(Self.enoughAttributes, optional.count)
        let missing = wanted - (optional.count - open.count)
        guard missing > 0 else { return }
        let (vietnamese, english) = (
            open.prefix(3).map(\.label.vietnamese).joined(separator: ", "),
            open.prefix(3).map(\.label.english).joined(separator: ", ")
        )
        let fault = QualityFault(
            "attributes", "Còn thiếu \(missing) thuộc tính nên có, ví dụ: \(vietnamese).",
            "\(missing) more attributes should be there, for example: \(english).")
        tally.note(.recommended, losing: missing, of: wanted, [fault])
    }

    /// Held against the rules that the label was made by; a label that says nothing, against
    /// those of the day.
    private func lookAtLabel(_ tally: inout QualityTally) {
        guard let template else { return }
        let label = offer.details.label
        let rules =
            LabelRules.of(label.rules)
            ?? LabelRules.all.last { $0.from <= day && $0.until.map { day < $0 } ?? true }
        let required = rules?.required(of: template.code) ?? []
        let missing = required.filter { (label.fields[$0.name] ?? "").isEmpty }
        if missing.count == required.count, !missing.isEmpty {
            let fault = QualityFault(
                "label", "Chưa ghi nội dung nào bắt buộc trên nhãn.",
                "Nothing of what the label must say is here.")
            tally.note(.label, [fault])
            return
        }
        tally.note(
            .label, losing: missing.count, of: required.count,
            missing.map {
                QualityFault(
                    "label.fields.\($0.name)", "Thiếu nội dung nhãn: \($0.label.vietnamese).",
                    "The label's text is missing: \($0.label.english).")
            })
    }

    private func lookAtPhotos(_ tally: inout QualityTally) {
        let count = listing.photos.count { $0.kind == .product }
        let missing = max(0, Self.enoughPhotos - count)
        // The first photo is worth as much as the two that follow.
        let part = count == 0 ? 4 : missing
        tally.note(
            .photos, losing: part, of: 4,
            [
                QualityFault(
                    "photos",
                    count == 0 ? "Chưa có ảnh sản phẩm." : "Mới có \(count) ảnh sản phẩm.",
                    count == 0 ? "There is no photo of it." : "There are only \(count) photos.")
            ])
        if template?.code != .tourism, !listing.photos.contains(where: { $0.kind == .label }) {
            tally.note(
                .labelPhoto,
                [QualityFault("photos", "Chưa có ảnh nhãn.", "There is no photo of the label.")])
        }
    }

    private func lookAtTexts(_ tally: inout QualityTally) {
        let details = offer.details
        if details.story.isEmpty {
            tally.note(.story, [QualityFault("story", "Chưa có câu chuyện.", "No story is told.")])
        } else if details.story.unicodeScalars.count < 100 {
            tally.note(
                .story, losing: 1, of: 2,
                [
                    QualityFault(
                        "story", "Câu chuyện quá ngắn, chưa đến 100 ký tự.",
                        "The story has less than 100 characters.")
                ])
        }
        if offer.description.isEmpty { note(.description, "description", "mô tả", &tally) }
        if template?.code != .tourism, details.materialsOrigin.isEmpty {
            note(.origin, "materials_origin", "nguồn gốc nguyên liệu", &tally)
        }
        guard isEaten else { return }
        // Drinks of 10 % alcohol and more need no date on their labels.
        if template?.code != .alcohol, offer.shelfLifeDays == nil {
            note(.shelfLife, "shelf_life_days", "hạn sử dụng", &tally)
        }
        if details.storage.isEmpty { note(.storage, "storage", "cách bảo quản", &tally) }
    }

    private func note(
        _ check: QualityCheck, _ field: String, _ name: String, _ tally: inout QualityTally
    ) {
        tally.note(
            check, [QualityFault(field, "Chưa ghi \(name).", "The field \(field) is empty.")])
    }
}
