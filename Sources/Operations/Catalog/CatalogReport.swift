package import Reach

/// What loading a catalog changed, part by part; a trial says what it would change.
package struct CatalogReport: Hashable, Sendable {
    /// A part of the catalog that is counted by itself.
    package enum Subject: Hashable, Sendable {
        case provinces
        case communes
        case formerCommunes
        case productSets
        case policy
        case holidays
        case coverage(CourierCode)
        case producers
        case listings
        case certificates
    }

    /// How many rows the catalog has of a part, and what became of the store's.
    package struct Part: Hashable, Sendable {
        package let subject: Subject
        package let total: Int
        package let added: Int
        package let changed: Int
        package let removed: Int

        package init(
            _ subject: Subject, total: Int, added: Int = 0, changed: Int = 0, removed: Int = 0
        ) {
            self.subject = subject
            self.total = total
            self.added = added
            self.changed = changed
            self.removed = removed
        }

        /// What turns the old rows into the new ones, by their keys.
        init<Key: Hashable, Value: Equatable>(
            _ subject: Subject, from old: [Key: Value], to new: [Key: Value]
        ) {
            self.init(
                subject, total: new.count,
                added: new.keys.count { old[$0] == nil },
                changed: new.count { key, value in old[key].map { $0 != value } ?? false },
                removed: old.keys.count { new[$0] == nil })
        }

        package var isUnchanged: Bool {
            added == 0 && changed == 0 && removed == 0
        }
    }

    package let isDryRun: Bool
    package internal(set) var parts: [Part] = []

    init(isDryRun: Bool) {
        self.isDryRun = isDryRun
    }

    package subscript(subject: Subject) -> Part? {
        parts.first { $0.subject == subject }
    }

    /// Whether the store holds all of it already.
    package var changesNothing: Bool {
        parts.allSatisfy(\.isUnchanged)
    }

    /// One line per part, and one that sums up.
    package var lines: [Sentence] {
        parts.map(\.line) + [summary]
    }

    /// What came of it, in one sentence.
    package var summary: Sentence {
        switch (changesNothing, isDryRun) {
        case (true, _):
            Sentence(
                vietnamese: "Không có gì thay đổi.", english: "Nothing changes.")
        case (false, true):
            Sentence(
                vietnamese: "Chạy thử: chưa ghi gì.", english: "A dry run: nothing was written.")
        case (false, false):
            Sentence(vietnamese: "Đã ghi xong.", english: "All of it is written.")
        }
    }
}

extension CatalogReport: CustomStringConvertible {
    package var description: String {
        lines.map { "\($0.vietnamese) / \($0.english)" }.joined(separator: "\n")
    }
}

extension CatalogReport.Part {
    fileprivate var line: Sentence {
        let title = subject.title
        if isUnchanged {
            return Sentence(
                vietnamese: "\(title.vietnamese): \(total), không đổi",
                english: "\(title.english): \(total), unchanged")
        }
        return Sentence(
            vietnamese:
                "\(title.vietnamese): \(total), thêm \(added), sửa \(changed), bỏ \(removed)",
            english: "\(title.english): \(total), \(added) new, \(changed) changed, "
                + "\(removed) gone")
    }
}

extension CatalogReport.Subject {
    package var title: Sentence {
        switch self {
        case .provinces: Sentence(vietnamese: "tỉnh, thành phố", english: "provinces")
        case .communes: Sentence(vietnamese: "xã, phường, đặc khu", english: "communes")
        case .formerCommunes: Sentence(vietnamese: "xã trước 7/2025", english: "former communes")
        case .productSets: Sentence(vietnamese: "bộ sản phẩm", english: "product sets")
        case .policy: Sentence(vietnamese: "quy định", english: "policy")
        case .holidays: Sentence(vietnamese: "ngày lễ", english: "holidays")
        case .coverage(let courier):
            Sentence(
                vietnamese: "vùng phục vụ \(courier.text)", english: "coverage \(courier.text)")
        case .producers: Sentence(vietnamese: "chủ thể mẫu", english: "demo producers")
        case .listings: Sentence(vietnamese: "sản phẩm mẫu", english: "demo listings")
        case .certificates:
            Sentence(vietnamese: "giấy chứng nhận mẫu", english: "demo certificates")
        }
    }
}
