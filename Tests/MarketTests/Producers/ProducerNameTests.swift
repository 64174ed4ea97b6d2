internal import Foundation
@testable internal import Market
import Testing

/// Which names are of one producer.
@Suite struct ProducerNameTests {
    @Test(arguments: [
        ("HTX Tỏi Lý Sơn", "Hợp tác xã tỏi Lý Sơn"),
        ("CTY TNHH Phú Sinh", "Công ty TNHH Phú Sinh"),
        ("Cty TNHH TM&DV Phú Sinh", "Công ty trách nhiệm hữu hạn Thương mại và Dịch vụ Phú Sinh"),
        ("CSSX Bà Năm", "Cơ sở sản xuất bà Năm"), ("HKD Y Hoà", "Hộ kinh doanh Y Hòa"),
        ("Hộ KD Đặng Văn Trinh", "Hộ kinh doanh ĐẶNG VĂN TRINH"),
        ("CTCP Đường Quảng Ngãi", "Công ty Cổ phần Đường Quảng Ngãi"),
        ("DNTN Thuý Hoà", "Doanh nghiệp tư nhân Thúy Hòa"), ("THT Rau sạch", "Tổ hợp tác rau sạch"),
        ("HTX NN-DV Minh Quân", "Hợp tác xã Nông nghiệp và Dịch vụ Minh Quân"),
        ("LHHTX Tây Nguyên", "Liên hiệp Hợp tác xã Tây Nguyên"),
        ("Cơ sở “Thu Ba”", "Cơ sở Thu Ba"), ("HTX Toi Ly Son", "Hợp tác xã Tỏi Lý Sơn"),
    ])
    func `one producer written in two ways`(_ one: String, _ other: String) {
        for form in [one, one.decomposedStringWithCanonicalMapping, one.uppercased()] {
            #expect(ProducerName(form).likeness(to: ProducerName(other)) == .same)
            #expect(ProducerName(other).likeness(to: ProducerName(form)) == .same)
        }
    }

    @Test(arguments: [
        ("HTX Bình Hải", "Công ty Bình Hải"), ("HTX Nông nghiệp Bình Hải", "HTX Bình Hải"),
        ("HTX Bình Hải 1", "HTX Bình Hải 2"), ("HTX Bình Hải", "HTX Hải Bình"),
    ])
    func `two producers of like names`(_ one: String, _ other: String) {
        #expect(ProducerName(one).likeness(to: ProducerName(other)) == .different)
    }

    @Test(arguments: [("HTX Ba Tơ", "HTX Ba Tô"), ("HTX Tỏi", "Hợp tác xã Tới")])
    func `marks alone make it no other, and no same`(_ one: String, _ other: String) {
        #expect(ProducerName(one).likeness(to: ProducerName(other)) == .perhaps)
    }

    @Test func `the warning at registration knows the same abbreviations`() {
        #expect(ProducerLikeness.nameRoot("CSSX Bà Năm") == "ba nam")
        #expect(ProducerLikeness.nameRoot("Cơ sở sản xuất bà Năm") == "ba nam")
        #expect(ProducerLikeness.nameRoot("Cty TNHH MTV Sim Thiên Sơn") == "sim thien son")
    }
}
