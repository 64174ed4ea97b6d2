internal import Reach

/// Sạch: nothing twice, nothing shouted, nothing that does not belong there.
extension QualityFacts {
    /// Photos with shorter sides than these look bad on any telephone.
    private static let longSide = 800
    private static let shortSide = 400

    func lookForDirt(_ tally: inout QualityTally) {
        if let twin {
            tally.note(
                .duplicate,
                [
                    QualityFault(
                        "name", "Trùng tên, quy cách với sản phẩm \(twin.text) của cùng chủ thể.",
                        "The producer's listing \(twin.text) has the same name and pack.")
                ])
        }
        let texts = texts
        note(.capitals, texts, &tally) { text in
            TextTrouble.shout(in: text).map { ("Viết hoa cả cụm “\($0)”.", "“\($0)” is shouted.") }
        }
        note(.contacts, texts, &tally) { text in
            TextTrouble.contact(in: text).map {
                ("Có thông tin liên hệ “\($0)”.", "It holds a contact: “\($0)”.")
            }
        }
        note(.typing, texts, &tally) { text in
            TextTrouble.telexLeftover(in: text).map {
                (
                    "Từ “\($0.typed)” có thể là “\($0.meant)” gõ thiếu dấu.",
                    "“\($0.typed)” may be “\($0.meant)” with the keys left behind."
                )
            }
        }
        note(.placeholders, texts, &tally) { text in
            TextTrouble.isPlaceholder(text)
                ? (
                    "Nội dung điền tạm: “\(text.prefix(40))”.",
                    "A placeholder: “\(text.prefix(40))”."
                )
                : nil
        }
        lookAtPhotoSizes(&tally)
    }

    /// What people read, by the fields; numbers of papers and labels are not among them.
    var texts: [(field: String, text: String)] {
        let details = offer.details
        return [
            ("name", offer.name), ("pack", offer.pack), ("description", offer.description),
            ("story", details.story), ("ingredients", details.ingredients),
            ("materials_origin", details.materialsOrigin), ("process", details.process),
            ("usage", details.usage), ("storage", details.storage),
        ].filter { !$0.1.isEmpty }
    }

    private func note(
        _ check: QualityCheck, _ texts: [(field: String, text: String)],
        _ tally: inout QualityTally, _ trouble: (String) -> (String, String)?
    ) {
        let faults = texts.compactMap { field, text in
            trouble(text).map { QualityFault(field, $0.0, $0.1) }
        }
        tally.note(check, faults)
    }

    private func lookAtPhotoSizes(_ tally: inout QualityTally) {
        let faults = listing.photos.enumerated().compactMap { index, photo -> QualityFault? in
            guard let size = photoSizes[photo.id],
                max(size.width, size.height) < Self.longSide
                    || min(size.width, size.height) < Self.shortSide
            else { return nil }
            return QualityFault(
                "photos[\(index)]", "Ảnh chỉ có \(size.width) × \(size.height) điểm ảnh.",
                "The photo has only \(size.width) × \(size.height) points.")
        }
        tally.note(.photoSize, losing: faults.count, of: listing.photos.count, faults)
    }
}
