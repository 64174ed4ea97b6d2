internal import Market

extension CourierLabel {
    /// The label with a link that begins with a slash made whole by the account's address.
    package func opened(at account: CourierAccount) -> CourierLabel {
        guard case .link(let link, let validSeconds) = self, link.text.hasPrefix("/") else {
            return self
        }
        return .link(Secret(account.url + link.text), validSeconds: validSeconds)
    }
}
