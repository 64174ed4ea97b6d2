internal import Market
internal import Reach
internal import Storage

/// Takes the rows of one batch in, inside one transaction, and notes what came of each.
///
/// A refusal that is thrown before anything was written costs nothing. Whatever else goes wrong
/// makes the batch fail; done carefully, only its row is taken back then.
struct RowTaking {
    /// What is wrong with a row, found before anything was written for it.
    struct Refusal: Error {
        let problems: [RowProblem]
    }

    let house: House
    let caller: Caller
    let entry: SheetImport
    let memory: ImportMemory
    let now: Int64
    private let isCareful: Bool
    private(set) var rows: [ImportedRow] = []
    private(set) var hasFailed = false
    var learnt = ImportMemory.Learnt()

    init(
        house: House, caller: Caller, entry: SheetImport, memory: ImportMemory, now: Int64,
        isCareful: Bool
    ) {
        self.house = house
        self.caller = caller
        self.entry = entry
        self.memory = memory
        self.now = now
        self.isCareful = isCareful
    }

    /// Takes a portion in; throws what is nobody's row's fault.
    mutating func take(_ portion: ImportPortion, in session: StoreSession) throws {
        switch portion {
        case .header: return
        case .listings(let lines, let header):
            for line in lines where !hasFailed {
                try take(line.number, header.letters, in: session) { taking in
                    try taking.bring(line, header, in: session)
                }
            }
        case .annex(let lines, let header):
            for line in lines where !hasFailed {
                try take(line.number, header.letters, in: session) { taking in
                    try taking.bring(line, header, in: session)
                }
            }
        }
    }

    private mutating func take(
        _ number: Int, _ letters: (String) -> String?, in session: StoreSession,
        _ bring: (inout RowTaking) throws -> ImportedRow
    ) throws {
        let before = learnt
        do {
            rows.append(
                isCareful ? try session.part { try bring(&self) } : try bring(&self))
        } catch let refusal as Refusal {
            learnt = before
            rows.append(ImportedRow(number, .refused, problems: refusal.problems))
        } catch {
            guard let problems = Self.problems(of: error) else { throw error }
            learnt = before
            if !isCareful { hasFailed = true }
            rows.append(
                ImportedRow(
                    number, .refused,
                    problems: problems.map { RowProblem($0, column: letters($0.field)) }))
        }
    }

    /// Throws where an earlier row was about the same thing; else remembers that this one is.
    mutating func touch(_ subject: String, row: Int) throws(Refusal) {
        if let other = memory.row(about: subject) ?? learnt.touched[subject] {
            throw Refusal(problems: [.repeated(row: other)])
        }
        learnt.touched[subject] = row
    }

    /// What the row's sender did wrong; `nil` where it is no fault of the row.
    private static func problems(of error: any Error) -> [FieldProblem]? {
        switch error {
        case let error as FieldProblems: error.all
        case is AccessError: [Self.notTheirs]
        case is ListingError: [Self.notMovable]
        case is ProducerDesk.Failure: [Self.notTheirs]
        default: nil
        }
    }

    static let notTheirs = FieldProblem(
        "producer", .notAllowed, vi: "Bạn không được làm thay chủ thể này.",
        en: "You may not act for this producer.")

    private static let notMovable = FieldProblem(
        "id", .notAllowed, vi: "Sản phẩm này không sửa được ở trạng thái hiện nay.",
        en: "This listing cannot be edited in its present state.")
}
