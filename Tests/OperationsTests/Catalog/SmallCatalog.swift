internal import Foundation
internal import Testing

/// A catalog of few rows in which a test changes one thing; written to a folder of its own.
struct SmallCatalog {
    private(set) var files: [String: [UInt8]]

    init() {
        files = Self.places.merging(Self.rest) { first, _ in first }
            .merging(Self.coverage) { first, _ in first }
            .mapValues { Array($0.utf8) }
    }

    /// Puts one text in place of another, which must be there exactly once.
    mutating func replace(_ old: String, with new: String, in file: String) {
        let parts = text(of: file).components(separatedBy: old)
        precondition(parts.count == 2, "“\(old)” is \(parts.count - 1) times in \(file)")
        files[file] = Array(parts.joined(separator: new).utf8)
    }

    mutating func append(_ line: String, to file: String) {
        files[file] = Array((text(of: file) + line + "\n").utf8)
    }

    mutating func set(_ file: String, to bytes: [UInt8]) {
        files[file] = bytes
    }

    mutating func remove(_ file: String) {
        files[file] = nil
    }

    func text(_ file: String) -> String {
        text(of: file)
    }

    func write() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (file, bytes) in files { try folder.write(bytes, to: file) }
        return folder
    }

    private func text(of file: String) -> String {
        String(decoding: files[file] ?? [], as: UTF8.self)
    }

    private static let places = [
        "places/list.json": """
        {
          "code_list": "2026-04-30", "valid_from": "2025-07-01", "types_as_of": "2026-04-30",
          "former_code_list": "2025-06-30", "former_valid_to": "2025-07-01",
          "decision": "19/2025/QĐ-TTg",
          "counts": {"provinces": 2, "communes": 3, "former_rows": 2, "postal_codes": 1}
        }
        """,
        "places/provinces.csv": """
        code,name,type
        01,Hà Nội,thanh_pho
        51,Quảng Ngãi,tinh

        """,
        "places/communes.csv": """
        code,name,type,province_code,lat,lon,point_kind,area_km2,population,remoteness
        00004,Ba Đình,phuong,01,21.03853,105.83806,centroid,2.97,65023,
        21025,Cẩm Thành,phuong,51,15.12,108.79,centroid,8.1,,
        21548,Lý Sơn,dac_khu,51,15.38,109.11,interior_point,10.4,25639,island

        """,
        "places/former_communes.csv": """
        code,name,type,district,district_code,province,province_code,new_code,merge
        ,,,Huyện Lý Sơn,536,Quảng Ngãi,51,21548,whole
        21010,Lê Hồng Phong,phuong,Thành phố Quảng Ngãi,522,Quảng Ngãi,51,21025,whole

        """,
        "places/postal_codes.csv": """
        code,postal_code
        21025,53129

        """,
    ]

    private static let rest = [
        "sets.csv": """
        set,name,group,sector,sector_name
        1,"Rau, củ, quả, hạt tươi",Thực phẩm tươi sống,I,Thực phẩm
        10,Gia vị khác,"Thực phẩm thô, sơ chế",I,Thực phẩm

        """,
        "policy.json": """
        {"certificate_validity_months": 36, "certificate_validity_source": "26/2026/QĐ-TTg",
         "lowest_star": 3, "highest_star": 5, "lapsed_certificate": "listed_without_star"}
        """,
        "holidays.csv": """
        date,name,source
        2026-01-01,Tết Dương lịch,"Bộ luật Lao động 2019, Điều 112"

        """,
        "demo/producers.csv": """
        key,name,legal_form,registration_number,registration_date,tax_code,address,\
        commune_code,commune_method,phone,email,source,sample_fields
        dao-toi,HTX Đảo Tỏi,cooperative,,,,Lý Sơn,21548,reported,,,báo tỉnh,

        """,
        "demo/listings.csv": """
        key,producer,name,set,pack,net_quantity,net_unit,packed_weight_g,length_cm,width_cm,\
        height_cm,price_vnd,goods,shelf_life_days,longest_transit_days,ships_by_courier,\
        stock,description,source,sample_fields
        toi,dao-toi,Tỏi Lý Sơn,10,Hộp 1 kg,1000,g,1150,25,20,12,185000,dry,180,,yes,500,,\
        báo tỉnh,price_vnd;stock
        toi-den,dao-toi,Tỏi đen,10,Hộp 250 g,250,g,340,16,12,7,260000,dry,540,,yes,200,,\
        báo tỉnh,price_vnd

        """,
        "demo/certificates.csv": """
        listing,star,decision_number,decision_date,issuer,source,sample_fields
        toi,4,1898/QĐ-UBND,2025-12-31,UBND tỉnh Quảng Ngãi,báo tỉnh,decision_date

        """,
    ]

    private static let coverage = [
        "coverage/mau/courier.json": #"{"code": "mau", "name": "Bưu chính mẫu", "sample": true}"#,
        "coverage/mau/services.csv": """
        id,courier,service,name,mode,min_weight_g,max_weight_g,max_side_cm,max_girth_cm,\
        volumetric_divisor,cod_cap_vnd,cod_fee_vnd,cod_fee_bp,declared_value_cap_vnd,\
        goods_excluded,collecting_days,valid_from,valid_to,source,sample
        mau.std,mau,std,Thường,road,,30000,150,300,6000,50000000,10000,80,100000000,\
        live;plant,1111110,2025-07-01,,mẫu,yes

        """,
        "coverage/mau/lanes.csv": """
        id,courier,service,origin,destination,serves,price_steps,lead_min_days,lead_max_days,\
        day_kind,valid_from,valid_to,source,sample
        mau.lane,mau,std,country,country,yes,500:16500;+500:3000,2,4,calendar,2025-07-01,,\
        mẫu,yes

        """,
        "coverage/mau/place_rules.csv": """
        id,courier,service,place,origin,pickup,delivery,cod,pickup_extra_min_days,\
        pickup_extra_max_days,delivery_extra_min_days,delivery_extra_max_days,\
        pickup_surcharge,delivery_surcharge,access,boat_days,valid_from,valid_to,source,sample
        mau.country,mau,,country,,yes,yes,yes,,,,,,,road,,2025-07-01,,mẫu,yes
        mau.21548,mau,,commune:21548,,,yes,no,,,1,2,,2000bp,boat,1010110,2025-07-01,,mẫu,yes

        """,
        "coverage/mau/suspensions.csv": """
        id,courier,service,place,access,lane,leg,valid_from,valid_to,effect,delay_min_days,\
        delay_max_days,reason,source,sample
        mau.storm,mau,,commune:21548,boat,,,2026-10-26,2026-10-30,stop,,,storm,\
        "mẫu, tàu nghỉ",yes

        """,
        "coverage/mau/zones.csv": """
        courier,zone,province
        mau,mien_bac,01
        mau,mien_trung,51

        """,
    ]
}

/// A folder that is there as long as somebody holds it.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("vuonxa-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ bytes: [UInt8], to file: String) throws {
        let url = URL(fileURLWithPath: path).appendingPathComponent(file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}
