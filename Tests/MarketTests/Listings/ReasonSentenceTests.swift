internal import Market
internal import Reach
import Testing

/// No code that says why is without a sentence for people.
@Suite struct ReasonSentenceTests {
    static let all: [(kind: String, sentences: [Sentence])] = [
        ("moves", MoveReason.allCases.map(\.sentence)),
        ("closures", ClosureReason.allCases.map(\.sentence)),
        ("revocations", RevocationGround.allCases.map(\.sentence)),
        ("standings", CertificateStanding.Word.allCases.map(\.sentence)),
        ("holds", ListingHold.allCases.map(\.sentence)),
    ]

    /// English words that once stood in Vietnamese sentences.
    private static let foreign = [
        "producer", "listing", "certificate", "owner", "state", "approved", "withdrawn", "stock",
    ]

    @Test(arguments: all)
    func `each code has its own sentence, in whole Vietnamese and in English`(
        _ kind: String, _ sentences: [Sentence]
    ) {
        #expect(Set(sentences).count == sentences.count && !sentences.isEmpty)
        for sentence in sentences {
            #expect(sentence.vietnamese.hasSuffix(".") && sentence.english.hasSuffix("."))
            #expect(sentence.vietnamese.unicodeScalars.contains { $0.value > 0x7F })
            #expect(sentence.english.unicodeScalars.allSatisfy { $0.value < 0x7F })
            let words = sentence.vietnamese.lowercased().split { !$0.isLetter }.map(String.init)
            #expect(Set(words).isDisjoint(with: Self.foreign), "\(sentence.vietnamese)")
        }
    }
}
