internal import Market
internal import Reach
internal import Storage

extension RowTaking {
    /// Makes, changes or leaves the listing that a row is about.
    mutating func bring(
        _ line: ListingLine, _ header: ListingHeader, in session: StoreSession
    ) throws -> ImportedRow {
        if !line.problems.isEmpty {
            throw Refusal(problems: try faults(of: line, header, in: session))
        }
        let producer = try producer(of: line, header)
        guard let known = try theirs(line, of: producer, header, in: session) else {
            return try register(line, of: producer, header, in: session)
        }
        return try edit(known, line, header, in: session)
    }

    /// All that is wrong with a row of which some cells cannot be read, so that it need not be
    /// sent once for each fault.
    private func faults(
        of line: ListingLine, _ header: ListingHeader, in session: StoreSession
    ) throws -> [RowProblem] {
        // Of the second row about one listing nothing else is said.
        if line.isUnreadable || line.problems.contains(where: \.isOfRow) { return line.problems }
        var more: [RowProblem] = []
        var known: Listing?
        do {
            let producer = try producer(of: line, header)
            known = try theirs(line, of: producer, header, in: session)
            if let id = known?.id.text, let row = memory.row(about: id) ?? learnt.touched[id] {
                more = [.repeated(row: row)]
                known = nil
            }
        } catch let refusal as Refusal {
            more = refusal.problems
        }
        let found = line.faults(onto: known?.offer, header.letters)
        let told = Set(found.map(\.field))
        return found + more.filter { !told.contains($0.field) }
    }

    /// The producer that the file or the row names; throws where the caller may not act for it.
    private func producer(
        of line: ListingLine, _ header: ListingHeader
    ) throws -> ProducerID? {
        if let own = entry.producer, let named = line.producer, own != named {
            throw refusal(Self.otherProducer, header)
        }
        let producer = entry.producer ?? line.producer
        if let producer, !caller.mayAct(for: producer, in: .listings) {
            throw refusal(Self.notTheirs, header)
        }
        return producer
    }

    /// The listing that the row means; throws where it is somebody else's.
    private func theirs(
        _ line: ListingLine, of producer: ProducerID?, _ header: ListingHeader,
        in session: StoreSession
    ) throws -> Listing? {
        guard let known = try known(line, of: producer, header, in: session) else { return nil }
        guard caller.mayAct(for: known.producer, in: .listings),
            producer == nil || producer == known.producer
        else { throw refusal(Self.unknownID, header) }
        return known
    }

    /// The listing that the row means: by its id, by the sender's own key, or by its name and
    /// pack where it has neither.
    private func known(
        _ line: ListingLine, of producer: ProducerID?, _ header: ListingHeader,
        in session: StoreSession
    ) throws -> Listing? {
        if let id = line.id {
            guard let listing = try session.listing(id) else {
                throw refusal(Self.unknownID, header)
            }
            return listing
        }
        guard let producer else { throw refusal(.missing("producer"), header) }
        if let key = line.externalKey {
            let scoped = Self.scoped(key, to: producer)
            if let row = memory.row(keyed: scoped) {
                throw Refusal(problems: [.repeated(row: row)])
            }
            return try session.listing(externalKey: scoped)
        }
        guard let (name, pack) = line.nameAndPack else { return nil }
        return try named(.init(producer: producer, name: name, pack: pack), header, in: session)
    }

    /// The one listing of that name and pack, of those that are stored and of those that earlier
    /// batches of a dry run would have made or named so.
    private func named(
        _ name: ImportMemory.Name, _ header: ListingHeader, in session: StoreSession
    ) throws -> Listing? {
        let found = try session.listings(
            of: name.producer, named: name.name, pack: name.pack
        ).filter { memory.name(of: $0.id.text).map { $0 == name } ?? true }
        let others = memory.subjects(called: name).subtracting(found.map(\.id.text))
        if found.count + others.count > 1 { throw refusal(Self.severalOfThatName, header) }
        if let other = others.first, let row = memory.row(about: other) {
            throw Refusal(problems: [.repeated(row: row)])
        }
        return try found.first ?? draft(named: name, in: session)
    }

    /// The one draft of that name that a decision made and whose pack nobody has said yet.
    private func draft(
        named name: ImportMemory.Name, in session: StoreSession
    ) throws -> Listing? {
        let drafts = try session.listings(of: name.producer, like: name.name).filter {
            $0.state == .draft && $0.offer.pack.isEmpty && memory.name(of: $0.id.text) == nil
        }
        return drafts.count == 1 ? drafts.first : nil
    }

    private mutating func register(
        _ line: ListingLine, of producer: ProducerID?, _ header: ListingHeader,
        in session: StoreSession
    ) throws -> ImportedRow {
        guard let producer else { throw refusal(.missing("producer"), header) }
        let offer: Offer
        switch line.asNew {
        case .success(let checked): offer = checked
        case .failure(let refused): throw refusal(refused.all, header)
        }
        if let stock = line.stock, !Offer.Limit.stock.contains(Int64(stock)) {
            throw refusal(.outside("stock", Offer.Limit.stock), header)
        }
        let draft = ListingDraft(producer: producer, offer: offer, stock: line.stock ?? 0)
        let listing = try house.register(
            draft, id: nil, externalKey: line.externalKey.map { Self.scoped($0, to: producer) },
            by: caller, at: now, in: session)
        try touch(listing.id.text, row: line.number)
        if memory.isDryRun {
            learnt.called[listing.id.text] = .init(
                producer: producer, name: offer.name, pack: offer.pack)
            if let key = line.externalKey {
                learnt.keyed[Self.scoped(key, to: producer)] = line.number
            }
        }
        // The id of a dry run's listing is nobody's.
        return ImportedRow(
            line.number, .new, subject: memory.isDryRun ? nil : listing.id.text)
    }

    private mutating func edit(
        _ known: Listing, _ line: ListingLine, _ header: ListingHeader, in session: StoreSession
    ) throws -> ImportedRow {
        try touch(known.id.text, row: line.number)
        let offer: Offer
        switch line.offer(onto: known.offer) {
        case .success(let checked): offer = checked
        case .failure(let refused): throw refusal(refused.all, header)
        }
        let newKey = try newKey(of: known, line, header, in: session)
        let newStock = line.stock == known.stock ? nil : line.stock
        if offer == known.offer, newStock == nil, newKey == nil {
            return ImportedRow(line.number, .unchanged, subject: known.id.text)
        }
        if known.state == .withdrawn { throw refusal(Self.withdrawn, header) }
        if let newStock, !Offer.Limit.stock.contains(Int64(newStock)) {
            throw refusal(.outside("stock", Offer.Limit.stock), header)
        }
        return try save(known, offer, stock: newStock, key: newKey, line.number, in: session)
    }

    /// The key that the row gives a listing which has none; another one is not exchanged.
    private func newKey(
        of known: Listing, _ line: ListingLine, _ header: ListingHeader, in session: StoreSession
    ) throws -> String? {
        guard line.id != nil, let key = line.externalKey else { return nil }
        let scoped = Self.scoped(key, to: known.producer)
        let current = try session.externalKey(of: known.id)
        if current == scoped { return nil }
        let isFree = try session.listing(externalKey: scoped) == nil
        // Keys of others than an import, such as the demo set's, are nobody's to take.
        guard isFree, current == nil else { throw refusal(Self.otherKey, header) }
        return scoped
    }

    func refusal(_ problem: FieldProblem, _ header: ListingHeader) -> Refusal {
        refusal([problem], header)
    }

    private func refusal(_ problems: [FieldProblem], _ header: ListingHeader) -> Refusal {
        Refusal(
            problems: problems.map { RowProblem($0, column: header.letters(of: $0.field)) })
    }

    /// A sender's own key as it is kept: two producers may well use the same one.
    static func scoped(_ key: String, to producer: ProducerID) -> String {
        "\(producer.text)/\(key)"
    }

    /// The sender's own part of a key that `scoped` made; `nil` for the keys of others.
    static func own(_ key: String?, of producer: ProducerID) -> String? {
        let prefix = "\(producer.text)/"
        return key.flatMap { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : nil }
    }
}

extension RowTaking {
    private static let otherProducer = FieldProblem(
        "producer", .notAllowed, vi: "Dòng này ghi một chủ thể khác với chủ thể của tệp.",
        en: "The row names another producer than the file is about.")
    private static let unknownID = FieldProblem(
        "id", .notAllowed, vi: "Không có sản phẩm mang mã này trong các sản phẩm của bạn.",
        en: "None of your listings has this id.")
    private static let severalOfThatName = FieldProblem(
        "name", .notAllowed,
        vi: "Bạn có nhiều sản phẩm cùng tên và quy cách này: hãy ghi mã sản phẩm.",
        en: "Several of your listings have this name and pack: give the id.")
    private static let otherKey = FieldProblem(
        "external_key", .notAllowed,
        vi: "Mã ngoài này đã dùng cho sản phẩm khác, hoặc sản phẩm này đã có mã ngoài khác.",
        en: "The key is another listing's, or this listing has another key.")
    private static let withdrawn = FieldProblem(
        "id", .notAllowed, vi: "Sản phẩm này đã rút, không sửa được nữa.",
        en: "The listing was withdrawn and cannot be edited.")
}
