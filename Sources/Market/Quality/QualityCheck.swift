/// One thing that is looked at; each belongs to one of the six words.
package enum QualityCheck: String, Sendable, CaseIterable {
    case certificate
    case officialList = "official_list"
    case commune
    case validity
    case barcode
    case measures
    case required
    case recommended
    case label
    case photos
    case labelPhoto = "label_photo"
    case story
    case description
    case shelfLife = "shelf_life"
    case storage
    case origin
    case duplicate
    case capitals
    case contacts
    case typing
    case placeholders
    case photoSize = "photo_size"
    case lease
    case certificateEnd = "certificate_end"
    case stock
    case producer
    case waiting
    case pack
    case goods
    case spelling
    case form
    case unit
    case partners
    case feed
    case reach

    package var word: QualityWord {
        switch self {
        case .certificate, .officialList, .commune, .validity, .barcode, .measures: .correct
        case .required, .recommended, .label, .photos, .labelPhoto, .story, .description,
            .shelfLife, .storage, .origin:
            .complete
        case .duplicate, .capitals, .contacts, .typing, .placeholders, .photoSize: .clean
        case .lease, .certificateEnd, .stock, .producer, .waiting: .live
        case .pack, .goods, .spelling, .form, .unit: .consistent
        case .partners, .feed, .reach: .shared
        }
    }
}
