extension Migration {
    /// E-mails and other notices on their way to people.
    static let notices: [String] = []
}
