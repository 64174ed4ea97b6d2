internal import Market

/// What Viettel Post's status numbers mean: those of the 2026 document and of older ones.
struct ViettelPostStatus {
    let meaning: ShipmentReport.Meaning
    let flags: Set<ReportFlag>

    init(_ code: String) {
        meaning = Self.meaning(Int(code))
        flags =
            switch Int(code) {
            case 102: [.pickupFailed]
            case 507: [.awaitingCollection]
            default: []
            }
    }

    private static func meaning(_ code: Int?) -> ShipmentReport.Meaning {
        switch code {
        // Drafts are told with 100 and, by some versions, with -100.
        case 100, -100, 102, 103, 104: .status(.created)
        case 105, 200: .status(.pickedUp)
        case 101, 107, 201: .status(.cancelled)
        // The order was edited: that says nothing of where it is.
        case 202: .informational
        case 300, 301, 302, 303, 400, 401, 402, 403, 509: .status(.inTransit)
        case 500, 508, 550: .status(.outForDelivery)
        case 501: .status(.delivered)
        case 506, 507: .status(.deliveryFailed)
        case 502, 505, 515: .status(.returning)
        case 504: .status(.returned)
        // Destroyed because the customer asked for it.
        case 503: .status(.damaged)
        default: .unmapped
        }
    }

    /// Why a delivery failed (the document's list of August 2025), `nil` for other codes.
    static func reason(_ code: String) -> String? {
        switch code {
        case "20": "Không nhận: sai màu sắc"
        case "21": "Không nhận: sai kích thước"
        case "22": "Không nhận: sai kiểu dáng"
        case "23": "Không nhận: chất lượng kém"
        case "24": "Không nhận: không được xem hàng"
        case "25": "Không nhận: sai số lượng"
        case "26": "Không nhận: sai tiền thu hộ"
        case "27": "Số điện thoại người nhận sai"
        case "30": "Không còn nhu cầu nhận hàng"
        case "31": "Người nhận nói không đặt đơn"
        case "32": "Sai địa chỉ"
        case "35", "46": "Người nhận hẹn phát lại"
        case "36", "47": "Không liên lạc được người nhận"
        case "37": "Bưu tá hẹn phát lại"
        case "38": "Người nhận đến bưu cục lấy"
        case "43": "Người gửi yêu cầu chuyển hoàn"
        default: nil
        }
    }
}
