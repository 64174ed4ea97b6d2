/// The path of a part inside a workbook, and of what it refers to (ECMA-376, part 2).
struct PartPath: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// What a target written in this part's relations means: from the root, or from its folder.
    ///
    /// From `xl/workbook.xml`, `worksheets/sheet1.xml`, `/xl/worksheets/sheet1.xml` and
    /// `..\xl\.\worksheets//sheet1.xml` are the same part. `nil` where it leads out of the file.
    func resolved(_ target: String) -> PartPath? {
        let target = String(target.map { $0 == "\\" ? "/" : $0 })
        var folders = target.hasPrefix("/") ? [] : Array(parts(of: text).dropLast())
        for part in parts(of: target) {
            switch part {
            case ".": continue
            case "..":
                if folders.isEmpty { return nil }
                folders.removeLast()
            default: folders.append(part)
            }
        }
        return folders.isEmpty ? nil : PartPath(folders.joined(separator: "/"))
    }

    /// The part that holds this one's relations: `xl/_rels/workbook.xml.rels`.
    var relations: PartPath {
        var folders = parts(of: text)
        let name = folders.popLast() ?? ""
        return PartPath((folders + ["_rels", "\(name).rels"]).joined(separator: "/"))
    }

    private func parts(of text: String) -> [Substring] {
        text.split(separator: "/")
    }
}
