extension ListingLine {
    /// Everything that is wrong with the row: the cells that cannot be read, and then what is
    /// wrong with the others or missing, onto the listing that it is about or as a new one.
    ///
    /// `letters` are those above the column of a field.
    package func faults(onto current: Offer?, _ letters: (String) -> String?) -> [RowProblem] {
        if isUnreadable { return problems }
        guard case .failure(let refused) = current.map({ offer(onto: $0) }) ?? asNew else {
            return problems
        }
        let told = Set(problems.compactMap(\.column))
        return problems
            + refused.all.besides(problems.map(\.field)).map {
                RowProblem($0, column: letters($0.field))
            }.filter { problem in problem.column.map { !told.contains($0) } ?? true }
    }
}
