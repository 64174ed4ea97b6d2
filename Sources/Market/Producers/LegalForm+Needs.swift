package import Reach

/// Which fields each legal form needs before it can sell, and what to say where one is missing.
///
/// The fields are those of an OCOP subject's record; what stands for the registration differs: a
/// co-operative group has a contract that the commune certified, an
/// association or community the decision that founded it.
extension LegalForm {
    /// The fields that a subject of this form needs, in the order in which they are asked for.
    package var needs: [ProducerField] {
        let common: [ProducerField] = [
            .name, .registrationNumber, .registrationDay, .representative, .address, .commune,
            .phone, .bankAccount,
        ]
        return switch self {
        case .household, .farm: common + [.taxCode]
        case .company, .cooperative, .cooperativeUnion:
            common + [.taxCode, .email, .foundedYear, .workers, .localWorkersPercent]
        case .cooperativeGroup: common + [.workers]
        case .association, .community: common
        }
    }

    /// The problem to show where that field is empty, in the words of this legal form.
    package func missing(_ field: ProducerField) -> FieldProblem {
        let words = reason(for: field)
        return FieldProblem(
            field.rawValue, .missing, vi: words.vietnamese, en: words.english)
    }

    /// Why a subject of this form needs the field, as a sentence for whoever fills it in.
    package func reason(for field: ProducerField) -> Sentence {
        switch field {
        case .registrationNumber: registrationReason
        case .registrationDay:
            Self.say(
                "Cần ngày cấp ghi trên giấy tờ đó.", "The date of issue on that paper is needed.")
        case .representative: representativeReason
        case .taxCode: taxReason
        case .name: Self.say("Cần tên chủ thể.", "The producer's name is needed.")
        case .legalForm: Self.say("Cần chọn loại hình.", "The legal form must be chosen.")
        case .address:
            Self.say(
                "Cần địa chỉ để bên vận chuyển đến lấy hàng.",
                "Couriers need the address to collect parcels.")
        case .commune:
            Self.say("Cần xã, phường hoặc đặc khu.", "The commune is needed.")
        case .phone:
            Self.say(
                "Cần số điện thoại để bên vận chuyển và cán bộ liên hệ.",
                "Couriers and officers need a telephone number.")
        case .bankAccount:
            Self.say(
                "Cần tài khoản ngân hàng để nhận tiền bán hàng.",
                "A bank account is needed to receive what is sold.")
        case .email:
            Self.say(
                "Cần thư điện tử để nhận thông báo và hoá đơn.",
                "An e-mail address is needed for notices and invoices.")
        case .website: Self.say("Nên có trang web.", "A website is welcome.")
        case .foundedYear: Self.say("Cần năm thành lập.", "The year of founding is needed.")
        case .workers: Self.say("Cần số lao động.", "The number of workers is needed.")
        case .localWorkersPercent:
            Self.say(
                "Cần tỷ lệ lao động địa phương, vì được chấm điểm OCOP.",
                "The share of local workers is needed; OCOP scores it.")
        }
    }

    private var registrationReason: Sentence {
        switch self {
        case .household:
            Self.say(
                "Hộ kinh doanh cần số giấy chứng nhận đăng ký hộ kinh doanh.",
                "A household business needs the number of its registration.")
        case .cooperative, .cooperativeUnion:
            Self.say(
                "Hợp tác xã, liên hiệp hợp tác xã cần số giấy chứng nhận đăng ký hợp tác xã.",
                "A co-operative or union needs the number of its registration.")
        case .cooperativeGroup:
            Self.say(
                "Tổ hợp tác cần số hợp đồng hợp tác đã được Uỷ ban nhân dân cấp xã chứng thực.",
                "A co-operative group needs the number of its contract certified by the commune.")
        case .company:
            Self.say(
                "Doanh nghiệp cần mã số doanh nghiệp trên giấy chứng nhận đăng ký.",
                "A company needs the number of its business registration.")
        case .farm:
            Self.say(
                "Trang trại cần số đăng ký kinh doanh hoặc giấy xác nhận kinh tế trang trại.",
                "A farm needs the number of its registration or of its recognition as a farm.")
        case .association, .community:
            Self.say(
                "Hội, cộng đồng làm du lịch cần số quyết định thành lập hoặc công nhận.",
                "An association or community needs the decision that founded or recognised it.")
        }
    }

    private var representativeReason: Sentence {
        switch self {
        case .household: Self.say("Cần họ tên chủ hộ.", "The householder's name is needed.")
        case .farm: Self.say("Cần họ tên chủ trang trại.", "The farm owner's name is needed.")
        case .cooperativeGroup:
            Self.say("Cần họ tên tổ trưởng.", "The name of the head of the group is needed.")
        case .company, .cooperative, .cooperativeUnion:
            Self.say(
                "Cần họ tên người đại diện theo pháp luật.",
                "The legal representative's name is needed.")
        case .association, .community:
            Self.say("Cần họ tên người đứng đầu.", "The name of the head is needed.")
        }
    }

    private var taxReason: Sentence {
        switch self {
        case .household, .farm:
            Self.say(
                "Cần mã số thuế hoặc số định danh của chủ để kê khai thuế.",
                "The tax code, or the owner's personal number, is needed for tax.")
        case .company, .cooperative, .cooperativeUnion, .cooperativeGroup, .association,
            .community:
            Self.say("Cần mã số thuế của đơn vị.", "The tax code is needed.")
        }
    }

    private static func say(_ vietnamese: String, _ english: String) -> Sentence {
        Sentence(vietnamese: vietnamese, english: english)
    }
}
