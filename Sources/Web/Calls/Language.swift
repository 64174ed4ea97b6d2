internal import Market
internal import Reach

/// The language of sentences for people; Vietnamese unless English is asked for first.
enum Language: Sendable {
    case vietnamese
    case english

    /// Understands `Accept-Language`: the wanted of the two with the higher weight wins.
    init(accepting header: String?) {
        var best: (weight: Double, language: Language)?
        for range in (header ?? "").split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let tag = parts.first, let language = Language(tag: tag) else { continue }
            let written = parts.dropFirst().first { $0.hasPrefix("q=") }?.dropFirst(2)
            let weight = written.map { Double($0) ?? 0 } ?? 1
            if weight > best?.weight ?? 0 { best = (weight, language) }
        }
        self = best?.language ?? .vietnamese
    }

    private init?(tag: String) {
        switch tag.prefix(while: { $0 != "-" }) {
        case "en": self = .english
        case "vi": self = .vietnamese
        default: return nil
        }
    }

    /// As it stands in `Content-Language`.
    var tag: String {
        switch self {
        case .vietnamese: "vi"
        case .english: "en"
        }
    }
}

extension Sentence {
    init(vi: String, en: String) {
        self.init(vietnamese: vi, english: en)
    }

    func text(in language: Language) -> String {
        switch language {
        case .vietnamese: vietnamese
        case .english: english
        }
    }
}
