/// Reads which other parts a part of a workbook refers to, and as what (ECMA-376, part 2).
final class RelationReader: PartReader {
    /// One reference: its key in the part, the last word of its type, and where it leads.
    struct Relation {
        let id: String
        let kind: String
        let target: String
    }

    /// A workbook has one for each sheet and some more.
    private static let most = 10_000

    private(set) var relations: [Relation] = []

    /// The relations of a part; none where it has no such part.
    static func relations(
        of part: PartPath, in archive: ZipArchive
    ) throws -> [Relation] {
        let path = part.relations.text
        guard archive.has(path) else { return [] }
        let reader = RelationReader()
        try reader.read(archive.part(path))
        return reader.relations
    }

    override func begin(_ element: String, _ attributes: [String: String]) throws {
        // What lies outside the file is never fetched.
        guard element == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let type = attributes["Type"],
            let target = attributes["Target"]
        else { return }
        if relations.count == Self.most { throw SheetFault(.tooManyParts(Self.most)) }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        relations.append(Relation(id: id, kind: kind, target: target))
    }
}
