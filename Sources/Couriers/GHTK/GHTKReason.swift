internal import Reach

/// Why a visit of GHTK was late or failed, by the numbers that its document lists.
struct GHTKReason {
    /// A failed pick-up for one of these ends the parcel.
    private static let endings = 110...115

    let number: Int
    let sentence: Sentence

    /// Whether the parcel will not be picked up any more.
    var endsPickup: Bool { Self.endings.contains(number) }

    /// Goods that GHTK does not take, and parcels that it cannot find, need a person.
    var needsAttention: Bool { number == 111 || number == 129 }

    /// `nil` for a number that no table names.
    init?(_ code: String) {
        guard let number = Int(code), let sentence = Self.table[number] else { return nil }
        self.number = number
        self.sentence = sentence
    }

    static let table: [Int: Sentence] = [
        100: say("Người gửi hẹn lấy ca sau.", "Sender asks for the next shift."),
        101: say("Không liên lạc được người gửi.", "Sender cannot be reached."),
        102: say("Người gửi chưa có hàng.", "The goods are not ready."),
        103: say("Người gửi đổi địa chỉ lấy hàng.", "Sender changes the address."),
        104: say("Người gửi hẹn ngày lấy hàng.", "Sender sets a date."),
        105: say("GHTK quá tải, chưa lấy kịp.", "GHTK is overloaded."),
        106: say("Thời tiết hoặc đường sá xấu, chưa lấy được.", "Weather or roads delay it."),
        107: say("Lý do khác khi lấy hàng.", "Another reason at pick-up."),
        110: say("Địa chỉ lấy hàng ngoài vùng phục vụ.", "The pick-up is outside the area."),
        111: say("Hàng GHTK không nhận chở.", "Goods that GHTK does not carry."),
        112: say("Người gửi huỷ đơn.", "Sender cancels."),
        113: say(
            "Người gửi hẹn hoặc không liên lạc được quá ba lần.",
            "Sender delayed or was unreachable three times."),
        114: say("Lý do khác, không lấy hàng.", "Another reason, not picked up."),
        115: say("Đơn đã huỷ qua hệ thống.", "Cancelled through the API."),
        120: say("GHTK quá tải, chưa giao kịp.", "GHTK is overloaded."),
        121: say("Người nhận hẹn giao ca sau.", "Receiver asks for the next shift."),
        122: say("Không gọi được người nhận.", "Receiver cannot be called."),
        123: say("Người nhận hẹn ngày giao.", "Receiver sets a date."),
        124: say("Người nhận đổi địa chỉ.", "Receiver changes the address."),
        125: say("Địa chỉ người nhận sai.", "The address is wrong."),
        126: say("Thời tiết hoặc đường sá xấu, chưa giao được.", "Weather or roads delay it."),
        127: say("Lý do khác khi giao hàng.", "Another reason at delivery."),
        128: say("Đối tác hẹn thời gian giao.", "The partner sets the time."),
        129: say("Không tìm thấy kiện hàng.", "The parcel is not found."),
        1200: say("Số điện thoại người nhận sai.", "The phone number is wrong."),
        130: say("Người nhận không nhận hàng.", "Receiver refuses."),
        131: say("Không liên lạc được người nhận quá ba lần.", "Unreachable three times."),
        132: say("Người nhận hẹn lại quá ba lần.", "Rescheduled more than three times."),
        133: say("Người gửi huỷ khi đang giao.", "The shop cancels."),
        134: say("Lý do khác, không giao được.", "Another reason, not delivered."),
        135: say("Đơn đã huỷ qua hệ thống khi đang giao.", "Cancelled through the API."),
        140: say("Người gửi hẹn trả hàng ca sau.", "Sender asks for the next shift."),
        141: say("Không liên lạc được người gửi để trả hàng.", "Sender cannot be reached."),
        142: say("Người gửi vắng mặt khi trả hàng.", "Sender is absent."),
        143: say("Người gửi hẹn ngày trả hàng.", "Sender sets a date."),
        144: say("Lý do khác khi trả hàng.", "Another reason at the return."),
    ]

    private static func say(_ vietnamese: String, _ english: String) -> Sentence {
        Sentence(vietnamese: vietnamese, english: english)
    }
}
