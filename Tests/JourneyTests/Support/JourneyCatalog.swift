import Foundation

/// A catalogue of few rows: three communes, two couriers that go everywhere, two producers.
enum JourneyCatalog {
    static let couriers = ["mau", "nhanh"]
    /// Where the buyers of the tests live: Ba Đình, Hà Nội.
    static let destination = "00004"
    /// Packs of each listing at the start.
    static let stock = 1_000_000

    static func write(to folder: String) throws {
        for (file, text) in files { try write(text, to: "\(folder)/\(file)") }
        for courier in couriers {
            try writeCoverage(of: courier, price: 16_500, to: "\(folder)/coverage/\(courier)")
        }
    }

    /// One courier's tables: one service, everywhere, at one price for each half kilogram.
    static func writeCoverage(of courier: String, price: Int, to folder: String) throws {
        for (file, text) in coverage(courier, price) { try write(text, to: "\(folder)/\(file)") }
    }

    private static func write(_ text: String, to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: false, encoding: .utf8)
    }

    private static let files = [
        "places/list.json": """
        {
          "code_list": "2026-04-30", "valid_from": "2025-07-01", "types_as_of": "2026-04-30",
          "former_code_list": "2025-06-30", "former_valid_to": "2025-07-01",
          "decision": "19/2025/QĐ-TTg",
          "counts": {"provinces": 2, "communes": 3, "former_rows": 1, "postal_codes": 0}
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
        21010,Lê Hồng Phong,phuong,Thành phố Quảng Ngãi,522,Quảng Ngãi,51,21025,whole

        """,
        "places/postal_codes.csv": "code,postal_code\n",
        "sets.csv": """
        set,name,group,sector,sector_name
        10,Gia vị khác,"Thực phẩm thô, sơ chế",I,Thực phẩm

        """,
        "policy.json": """
        {"certificate_validity_months": 36, "certificate_validity_source": "26/2026/QĐ-TTg",
         "lowest_star": 3, "highest_star": 5, "lapsed_certificate": "listed_without_star"}
        """,
        "holidays.csv": "date,name,source\n",
        "demo/producers.csv": """
        key,name,legal_form,registration_number,registration_date,tax_code,address,\
        commune_code,commune_method,phone,email,source,sample_fields
        dao,HTX Đảo,cooperative,,,,Lý Sơn,21548,reported,,,mẫu thử,
        nui,HTX Núi,cooperative,,,,Cẩm Thành,21025,reported,,,mẫu thử,

        """,
        "demo/listings.csv": """
        key,producer,name,set,pack,net_quantity,net_unit,packed_weight_g,length_cm,width_cm,\
        height_cm,price_vnd,goods,shelf_life_days,longest_transit_days,ships_by_courier,\
        stock,description,source,sample_fields
        toi,dao,Tỏi Lý Sơn,10,Hộp 250 g,250,g,300,15,10,6,125000,dry,180,,yes,\(stock),,mẫu thử,
        hanh,dao,Hành tím,10,Túi 500 g,500,g,560,15,10,6,60000,dry,120,,yes,\(stock),,mẫu thử,
        que,nui,Quế Trà Bồng,10,Gói 100 g,100,g,130,15,10,3,45000,dry,720,,yes,\(stock),,mẫu thử,

        """,
        "demo/certificates.csv": """
        listing,star,decision_number,decision_date,issuer,source,sample_fields

        """,
    ]

    private static func coverage(_ code: String, _ price: Int) -> [String: String] {
        [
            "courier.json": "{\"code\": \"\(code)\", \"name\": \"Mẫu \(code)\", \"sample\": true}",
            "services.csv": """
            id,courier,service,name,mode,min_weight_g,max_weight_g,max_side_cm,max_girth_cm,\
            volumetric_divisor,cod_cap_vnd,cod_fee_vnd,cod_fee_bp,declared_value_cap_vnd,\
            goods_excluded,collecting_days,valid_from,valid_to,source,sample
            \(code).std,\(code),std,Thường,road,,30000,150,300,6000,,0,0,,,1111111,\
            2025-07-01,,mẫu thử,yes

            """,
            "lanes.csv": """
            id,courier,service,origin,destination,serves,price_steps,lead_min_days,\
            lead_max_days,day_kind,valid_from,valid_to,source,sample
            \(code).lane,\(code),std,country,country,yes,500:\(price);+500:3000,2,4,calendar,\
            2025-07-01,,mẫu thử,yes

            """,
            "place_rules.csv": """
            id,courier,service,place,origin,pickup,delivery,cod,pickup_extra_min_days,\
            pickup_extra_max_days,delivery_extra_min_days,delivery_extra_max_days,\
            pickup_surcharge,delivery_surcharge,access,boat_days,valid_from,valid_to,source,sample
            \(code).place,\(code),,country,,yes,yes,yes,,,,,,,road,,2025-07-01,,mẫu thử,yes

            """,
            "suspensions.csv": """
            id,courier,service,place,access,lane,leg,valid_from,valid_to,effect,delay_min_days,\
            delay_max_days,reason,source,sample

            """,
            "zones.csv": "courier,zone,province\n",
        ]
    }
}
