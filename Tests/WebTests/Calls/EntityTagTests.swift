import Testing

@testable import Web

/// A tag names the bytes and the version.
@Suite struct EntityTagTests {
    @Test func `other bytes make another tag and other versions too`() {
        let tags = [
            EntityTag(version: 1, body: [1]), EntityTag(version: 1, body: [2]),
            EntityTag(version: 2, body: [1]), EntityTag(version: nil, body: [1]),
        ]
        #expect(Set(tags).count == 4)
        #expect(EntityTag(version: 1, body: [1]) == tags[0])
    }

    @Test func `a tag is found in a list, also when a proxy made it weak`() {
        let tag = EntityTag(version: 3, body: [])
        #expect(tag.isNamed(in: tag.text))
        #expect(tag.isNamed(in: "\"x\", W/\(tag.text)"))
        #expect(tag.isNamed(in: "*"))
        #expect(!tag.isNamed(in: "\"x\""))
        #expect(!tag.isNamed(in: nil))
    }

    @Test(
        arguments: [
            ("\"7-3f2a\"", 7), ("\"7\"", 7), ("W/\"12-ab\"", 12), ("\"abc\"", 0), ("\"\"", 0),
            ("*", nil), ("", nil), (nil, nil), ("\"99999999999999999999\"", 0),
        ] as [(String?, Int?)])
    func `an edit expects the version before the dash`(header: String?, version: Int?) {
        #expect(EntityTag.version(expectedBy: header) == version)
    }

    @Test func `the version of a tag is read back`() {
        let tag = EntityTag(version: 41, body: [1, 2, 3])
        #expect(EntityTag.version(expectedBy: tag.text) == 41)
    }
}
