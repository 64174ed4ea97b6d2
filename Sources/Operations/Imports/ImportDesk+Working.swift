internal import Foundation
package import Market
internal import Reach
internal import Sheets
internal import Storage

extension ImportDesk {
    /// How long a batch may take before another program goes on with the import, in milliseconds.
    static let hold: Int64 = 20_000
    private static let patience = Duration.seconds(5)

    /// Does the oldest import that waits, or waits a little for one; to be called in turn.
    ///
    /// An import that was cut off goes on behind the last row that was committed. Throws what
    /// kept it from going on; the import is then failed, or waits for a better time.
    package func workOrWait() async throws {
        let mark = house.feedBell.mark(Self.bell)
        if try await work() { return }
        await house.feedBell.wait(Self.bell, since: mark, upTo: Self.patience)
    }

    /// Does one import, where one waits; answers whether there was any.
    @discardableResult
    package func work() async throws -> Bool {
        if house.feedBell.isClosed { return false }
        let runner = house.clockwork.ids.make("rn")
        let now = house.clockwork.now()
        let taken = try await house.store.write {
            try $0.takeImport(for: runner, at: now, until: now + Self.hold)
        }
        guard let taken else { return false }
        try await work(on: taken, as: runner) { _ in }
        return true
    }

    /// Takes a file in and does it at once, telling how far it is; for a command.
    package func work(
        through file: [UInt8], as kind: ImportKind, of producer: ProducerID?, dryRun: Bool,
        by caller: Caller, progress: @escaping @Sendable (SheetImport) -> Void
    ) async throws -> SheetImport {
        if file.isEmpty { throw FieldProblems([Self.noFile]) }
        let hash = try await keep(file)
        let (now, runner) = (house.clockwork.now(), house.clockwork.ids.make("rn"))
        let entry = SheetImport(
            id: ImportID(house.clockwork.ids.make("im")), kind: kind, producer: producer,
            keyID: caller.keyID, isDryRun: dryRun, fileHash: hash, createdAt: now,
            state: .running, startedAt: now)
        try await house.store.write { [house] session in
            try house.open(
                entry, by: caller, heldBy: runner, until: now + Self.hold, in: session)
        }
        try await work(on: entry, as: runner, progress)
        return try await house.store.read { try $0.sheetImport(entry.id) } ?? entry
    }

    private func work(
        on entry: SheetImport, as runner: String,
        _ progress: @escaping @Sendable (SheetImport) -> Void
    ) async throws {
        let run = ImportRun(house: house, runner: runner, progress: progress)
        do {
            try await run.go(entry)
        } catch let error as HeaderRefusal {
            try await run.fail(entry.id, error.problems)
        } catch let fault as SheetFault {
            try await run.fail(entry.id, [.ofFile(fault)])
        } catch is ImportRun.LetGo {
            return
        } catch StoreError.overloaded {
            // The disk is busy; whoever looks next goes on.
            try? await house.store.write { try $0.letImportGo(entry.id, by: runner) }
            throw StoreError.overloaded
        } catch {
            try await run.fail(entry.id, [.unexpected])
            throw error
        }
    }

    /// Forgets, in small steps, imports and files that ended so many days ago.
    package func sweep(afterDays days: Int = keptDays) async throws {
        let before = house.clockwork.now() - Int64(days) * 86_400_000
        while try await house.store.write({
            try $0.forgetImports(endedBefore: before, limit: 1_000)
        }) {}
    }
}

extension RowProblem {
    /// A fault of the file with its place, for nobody else tells it.
    static func ofFile(_ fault: SheetFault) -> RowProblem {
        let sentence = fault.sentence
        func placed(_ place: String, _ text: String) -> String {
            place.isEmpty ? text : "\(place): \(text)"
        }
        return RowProblem(
            column: fault.column.map(SheetFault.letters), field: "", code: .malformed,
            message: Sentence(
                vietnamese: placed(fault.vietnamesePlace, sentence.vietnamese),
                english: placed(fault.englishPlace, sentence.english)))
    }

    static let unexpected = RowProblem(
        FieldProblem(
            "", .malformed,
            vi: "Máy chủ gặp lỗi khi ghi; các dòng đã xong vẫn giữ. Hãy gửi lại tệp này.",
            en: "The server failed while writing; what was done stays. Send the file again."),
        column: nil)

    static let fileGone = RowProblem(
        FieldProblem(
            "", .missing, vi: "Tệp không còn được giữ; hãy gửi lại.",
            en: "The file is not kept any more; send it again."), column: nil)

    static let noCaller = RowProblem(
        FieldProblem(
            "", .notAllowed, vi: "Khoá đã gửi tệp này không còn dùng được.",
            en: "The key that sent this file is no longer in use."), column: nil)
}
