internal import HTTPTypes
internal import Market
internal import Reach

extension ProblemCode {
    /// The status that a code is answered with, and its title.
    struct Facts: Sendable {
        let status: HTTPResponse.Status
        let title: Sentence

        init(_ status: HTTPResponse.Status, _ vi: String, _ en: String) {
            self.status = status
            title = Sentence(vi: vi, en: en)
        }
    }

    static let facts: [ProblemCode: Facts] = [
        .malformedHTTP: Facts(.badRequest, "Yêu cầu HTTP sai dạng", "Malformed HTTP request"),
        .headTooLarge: Facts(
            .requestHeaderFieldsTooLarge, "Phần đầu yêu cầu quá lớn", "Request head too large"),
        .slowHead: Facts(.requestTimeout, "Gửi phần đầu quá chậm", "Request head came too slowly"),
        .slowBody: Facts(.requestTimeout, "Gửi nội dung quá chậm", "Request body came too slowly"),
        .bodyTooLarge: Facts(.contentTooLarge, "Nội dung quá lớn", "Request body too large"),
        .bodyCutShort: Facts(.badRequest, "Nội dung bị cắt ngang", "Request body cut short"),
        .tooManyCalls: Facts(
            .tooManyRequests, "Quá nhiều yêu cầu cùng lúc", "Too many calls at once"),
        .notFound: Facts(.notFound, "Không tìm thấy", "Not found"),
        .methodNotAllowed: Facts(
            .methodNotAllowed, "Phương thức không dùng được ở đây", "Method not allowed here"),
        .unsupportedMediaType: Facts(
            .unsupportedMediaType, "Nội dung không phải JSON", "Request body is not JSON"),
        .invalidQuery: Facts(
            .unprocessableContent, "Tham số không hợp lệ", "Invalid query parameter"),
        .invalidIdempotencyKey: Facts(
            .badRequest, "Idempotency-Key không hợp lệ", "Invalid Idempotency-Key"),
        .invalidCursor: Facts(
            .unprocessableContent, "Con trỏ không đọc được", "Unreadable cursor"),
        .cursorExpired: Facts(
            .gone, "Con trỏ không dùng được nữa; hãy đọc lại từ đầu, không kèm cursor",
            "The cursor is not known any more; read everything anew, without a cursor"),
        .idempotencyKeyReused: Facts(
            .unprocessableContent, "Idempotency-Key đã dùng cho yêu cầu khác",
            "Idempotency-Key reused"),
        .preconditionRequired: Facts(
            .preconditionRequired, "Thiếu If-Match", "If-Match is missing"),
        .preconditionFailed: Facts(
            .preconditionFailed, "Dữ liệu đã được người khác sửa", "It was edited in the meantime"),
        .unauthenticated: Facts(.unauthorized, "Cần khoá truy cập", "A key is needed"),
        .roleNotAllowed: Facts(.forbidden, "Khoá này không được phép", "Not with this key"),
        .outOfScope: Facts(.forbidden, "Ngoài phạm vi của khoá", "Beyond the key's scope"),
        .notUTF8: Facts(.badRequest, "Không phải UTF-8", "Not UTF-8"),
        .malformedJSON: Facts(.badRequest, "JSON sai cú pháp", "Malformed JSON"),
        .nestedTooDeep: Facts(.unprocessableContent, "JSON lồng quá sâu", "JSON nested too deep"),
        .duplicateName: Facts(
            .unprocessableContent, "Trường bị ghi hai lần", "A field is given twice"),
        .notAnObject: Facts(.badRequest, "Không phải đối tượng JSON", "Not a JSON object"),
        .invalidFields: Facts(.unprocessableContent, "Dữ liệu chưa hợp lệ", "Invalid fields"),
        .moveNotAllowed: Facts(.conflict, "Chưa làm được bước này", "Not possible in this state"),
        .editConflict: Facts(
            .conflict, "Người khác vừa sửa cùng mục này, hãy chọn một giá trị",
            "Somebody edited the same field; choose one value"),
        .changeOver: Facts(.conflict, "Đã có quyết định", "It was decided already"),
        .listingWithdrawn: Facts(.conflict, "Sản phẩm đã rút", "The listing was withdrawn"),
        .certificateNotConfirmed: Facts(
            .conflict, "Giấy chứng nhận chưa được xác nhận", "Certificate was never confirmed"),
        .tooManyReports: Facts(
            .tooManyRequests, "Quá nhiều báo cáo trong một giờ", "Too many reports in an hour"),
        .reportSettled: Facts(.conflict, "Báo cáo đã có kết luận", "The report is settled"),
        .certificateRevoked: Facts(
            .conflict, "Giấy chứng nhận đã bị thu hồi", "The certificate was revoked"),
        .listingNotLive: Facts(.conflict, "Sản phẩm chưa bán", "The listing is not live"),
        .outOfStock: Facts(.conflict, "Không đủ hàng", "Not enough in stock"),
        .priceChanged: Facts(.conflict, "Giá đã thay đổi", "The price has changed"),
        .unknownCommune: Facts(.unprocessableContent, "Không có xã này", "Unknown commune"),
        .unreachable: Facts(
            .unprocessableContent, "Không giao được tới nơi nhận", "Cannot be delivered there"),
        .courierNotServing: Facts(
            .unprocessableContent, "Đơn vị vận chuyển này không giao",
            "That courier does not serve it"),
        .totalTooLarge: Facts(.unprocessableContent, "Tổng tiền quá lớn", "The total is too large"),
        .alreadyHandedOver: Facts(
            .conflict, "Đơn đã giao cho bên vận chuyển", "Already handed over"),
        .tooHeavy: Facts(.unprocessableContent, "Hàng quá nặng", "Too heavy"),
        .tooLarge: Facts(.unprocessableContent, "Hàng quá cỡ", "Too large"),
        .tooManyParcels: Facts(
            .unprocessableContent, "Đơn cần quá nhiều kiện", "The order fills too many parcels"),
        .tooManyOrders: Facts(
            .tooManyRequests, "Đặt quá nhiều đơn", "Too many orders for now"),
        .packingOver: Facts(
            .conflict, "Kiện không còn chờ đóng gói", "The parcel is not to be packed any more"),
        .leaseOver: Facts(.conflict, "Phiên nhận đơn đã hết", "The lease is over"),
        .wrongToken: Facts(.conflict, "Mã phiên không khớp", "Not the token of the lease"),
        .wrongCode: Facts(.unprocessableContent, "Mã không đúng", "Not the right code"),
        .codeOver: Facts(.gone, "Mã không dùng được nữa", "The code is worth nothing any more"),
        .assignmentOver: Facts(
            .conflict, "Kiện không còn chờ bên này trả lời", "The courier's turn is over"),
        .parcelOver: Facts(
            .conflict, "Kiện đã huỷ hoặc đã đi xong", "The parcel's way has ended"),
        .nothingToRelease: Facts(
            .conflict, "Kiện không bị giữ lại", "Nothing holds the parcel back"),
        .uploadIncomplete: Facts(
            .conflict, "Tệp chưa gửi đủ", "The upload is not complete"),
        .uploadOver: Facts(.conflict, "Lần tải này đã kết thúc", "The upload is over"),
        .importUnderWay: Facts(
            .conflict, "Tệp trước chưa nhập xong", "An earlier file is not done yet"),
        .tooMany: Facts(.conflict, "Đã đủ số lượng", "There are enough"),
        .alreadyExists: Facts(.conflict, "Đã có", "Already exists"),
        .invalidCoverage: Facts(
            .unprocessableContent, "Bảng phủ sóng có lỗi", "The coverage has mistakes"),
        .nothingToDecide: Facts(
            .conflict, "Kiện này không chờ quyết định", "Nothing is to be decided"),
        .decisionNeeded: Facts(
            .conflict, "Cần người quyết định trước", "A person must decide first"),
        .notOffered: Facts(
            .conflict, "Bên vận chuyển không có dịch vụ này", "The courier does not offer this"),
        .shipmentOver: Facts(
            .conflict, "Kiện không còn ở bước này", "The shipment is beyond this"),
        .courierRefused: Facts(
            .badGateway, "Bên vận chuyển không làm được", "The courier did not do it"),
        .overloaded: Facts(.serviceUnavailable, "Hệ thống đang quá tải", "Overloaded"),
        .notReady: Facts(
            .serviceUnavailable, "Hệ thống chưa sẵn sàng", "Not ready yet"),
        .closing: Facts(.serviceUnavailable, "Hệ thống đang dừng", "Shutting down"),
        .internalError: Facts(.internalServerError, "Lỗi của hệ thống", "An error of ours"),
    ]
}
