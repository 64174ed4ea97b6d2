internal import Couriers
internal import Market
internal import Storage

/// What is wrong with a draft, field by field.
extension PartnerDraft {
    static var codeProblem: FieldProblem {
        FieldProblem(
            "code", .malformed,
            vi: "Gồm 2 đến \(PartnerCode.longest) chữ thường không dấu, chữ số, - hoặc _.",
            en: "2 to \(PartnerCode.longest) lower-case letters, digits, - or _.")
    }

    static var kindProblem: FieldProblem {
        let known = CourierKind.allCases.map(\.rawValue).joined(separator: ", ")
        return FieldProblem(
            "kind", .notAllowed, vi: "Loại đối tác phải là một trong: \(known).",
            en: "The kind must be one of: \(known).")
    }

    static var urlProblem: FieldProblem {
        FieldProblem(
            "url", .notAllowed,
            vi: "Phải là địa chỉ https, không kèm tên đăng nhập và không có phần #.",
            en: "Must be an https address, without user information and without a fragment.")
    }

    static var secretProblem: FieldProblem {
        FieldProblem(
            "secret", .malformed,
            vi: "Phải là whsec_ và base64 của 24 đến 64 byte; có thể bỏ trống để được cấp.",
            en: "Must be whsec_ and the base64 of 24 to 64 bytes; leave it out to be given one.")
    }

    static var stateProblem: FieldProblem {
        FieldProblem(
            "state", .notAllowed, vi: "Chỉ đặt được active hoặc disabled.",
            en: "Only active and disabled can be set.")
    }

    static var rotationProblem: FieldProblem {
        FieldProblem(
            "rotate_secret", .notAllowed,
            vi: "Chỉ nguồn sản phẩm của ta mới đổi khoá tự động; hãy gửi khoá mới của hãng.",
            en: "Only a feed's secret is made here; send the courier's new one instead.")
    }

    static func textProblem(_ field: String) -> FieldProblem {
        FieldProblem(
            field, .malformed,
            vi: "Phải có chữ, không có ký tự điều khiển, không quá \(Limit.secretBytes) byte.",
            en: "Must not be empty, hold control characters or be over"
                + " \(Limit.secretBytes) bytes.")
    }

    static func fieldProblem(_ name: String, _ known: [AccountField]) -> FieldProblem {
        let names = known.map(\.name).joined(separator: ", ")
        return FieldProblem(
            "fields.\(name)", .unknownField,
            vi: names.isEmpty
                ? "Loại đối tác này không cần thêm trường nào."
                : "Loại đối tác này chỉ có các trường: \(names).",
            en: names.isEmpty
                ? "This kind of partner has no further fields."
                : "This kind of partner has the fields: \(names).")
    }

    static func carriesProblem(isCarrier: Bool) -> FieldProblem {
        FieldProblem(
            "carries", isCarrier ? .malformed : .notAllowed,
            vi: isCarrier
                ? "Phải là mã của một đơn vị vận chuyển."
                : "Loại đối tác này không chở kiện hàng.",
            en: isCarrier
                ? "Must be the code of a courier."
                : "This kind of partner carries no parcels.")
    }
}
