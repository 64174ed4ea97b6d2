internal import Market

/// The file of the keys of personal data.
typealias KeyFile = KeyTextFile<Keyring>

extension KeyTextFile where Ring == Keyring {
    private static var remark: [String] {
        [
            "Khoá của dữ liệu cá nhân trong Vươn Xa.",
            "Giữ kín, cất riêng, không để cùng bản sao lưu.",
            "Keys of the personal data. Keep them secret and apart from the backups:",
            "without this file nobody reads a name, a phone number or a street again.",
        ]
    }

    init(path: String) {
        self.init(
            path: path, text: { $0.text(remark: Self.remark) }, parse: { Keyring(text: $0) })
    }
}
