/// What producers abbreviate in their names, as decisions and registers write it.
enum ProducerWords {
    /// The words in full, by the abbreviation in small letters.
    static let full: [String: [String]] = spelledOut.mapValues {
        $0.split(separator: " ").map(String.init)
    }

    private static let spelledOut = [
        "htx": "hợp tác xã", "lhhtx": "liên hiệp hợp tác xã", "tht": "tổ hợp tác",
        "lh": "liên hiệp", "cty": "công ty", "ct": "công ty", "ctcp": "công ty cổ phần",
        "cp": "cổ phần", "tnhh": "trách nhiệm hữu hạn", "mtv": "một thành viên",
        "1tv": "một thành viên", "dntn": "doanh nghiệp tư nhân", "dn": "doanh nghiệp",
        "cssx": "cơ sở sản xuất", "cs": "cơ sở", "cssxkd": "cơ sở sản xuất kinh doanh",
        "hkd": "hộ kinh doanh", "hsx": "hộ sản xuất", "kd": "kinh doanh", "sx": "sản xuất",
        "sxkd": "sản xuất kinh doanh", "tm": "thương mại", "dv": "dịch vụ",
        "tmdv": "thương mại dịch vụ", "dvtm": "dịch vụ thương mại",
        "sxtm": "sản xuất thương mại", "tmsx": "thương mại sản xuất", "nn": "nông nghiệp",
        "nndv": "nông nghiệp dịch vụ", "dvnn": "dịch vụ nông nghiệp",
        "xnk": "xuất nhập khẩu", "cn": "chi nhánh",
    ]
}
