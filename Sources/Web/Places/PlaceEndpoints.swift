internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach

/// The doors to provinces and communes.
struct PlaceEndpoints: Sendable {
    let desks: Desks

    static func all(_ desks: Desks) -> [Endpoint] {
        let doors = PlaceEndpoints(desks: desks)
        return [doors.provinces, doors.communes, doors.commune] + AddressEndpoints(desks: desks).all
    }

    private var provinces: Endpoint {
        var about = EndpointNote("Các tỉnh, thành phố.", "All provinces.")
        about.answer = .object([
            .init("items", .list(.named("Province"))), .init("code_list", .text),
        ])
        return Endpoint(.get, "/v1/provinces", .anyone, about) { call in
            try call.query().finish()
            let places = desks.reach.places
            let bytes = PlaceWriting(places: places).bytes(places.provinces)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private var communes: Endpoint {
        var about = EndpointNote("Các xã, phường, đặc khu.", "Communes in order of their codes.")
        about.query =
            [QueryParameter("province", .text, "only of the province with this code")]
            + Paging.parameters
        about.answer = .object([
            .init("items", .list(.named("Commune"))), .init("next_cursor", .orNull(.text)),
            .init("code_list", .text),
        ])
        return Endpoint(.get, "/v1/communes", .anyone, about) { call in
            var query = call.query()
            let limit = Paging.limit(&query)
            let wanted = Sentence(vi: "mã tỉnh gồm hai chữ số", en: "a province code of two digits")
            let province = query.parsed("province", wanted) { ProvinceCode($0) }
            try query.finish()
            let places = desks.reach.places
            let after = query.text("cursor") ?? ""
            let found = places.communes.lazy.filter {
                $0.code.digits > after && (province == nil || $0.province == province)
            }.prefix(limit + 1)
            let page = Array(found.prefix(limit))
            let next = found.count > limit ? page.last?.code.digits : nil
            let bytes = PlaceWriting(places: places).bytes(page, next: next)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private var commune: Endpoint {
        var about = EndpointNote(
            "Một xã, phường, đặc khu; hoặc mã của một danh mục cũ nay là những xã nào.",
            "One commune; with list, what a code of the list of that day is today.")
        about.query = [
            QueryParameter("list", .day, "a day on which the list was in force that has the code")
        ]
        about.answer = .either([.named("Commune"), .named("ListedCode")])
        return Endpoint(.get, "/v1/communes/{code}", .anyone, about) { call in
            var query = call.query()
            let day = query.day("list")
            try query.finish()
            guard let code = CommuneCode(call.id0) else { throw Problem(.notFound) }
            let bytes = try day.map { try listed(code, on: $0) } ?? present(code)
            return call.fresh(.json(bytes), EntityTag(version: nil, body: bytes))
        }
    }

    private func present(_ code: CommuneCode) throws -> [UInt8] {
        let places = desks.reach.places
        guard let commune = places[code] else { throw Problem(.notFound) }
        return PlaceWriting(places: places).bytes(commune)
    }

    private func listed(_ code: CommuneCode, on day: Day) throws -> [UInt8] {
        let listed = try desks.reach.listed(code, on: day)
        if listed.communes.isEmpty {
            throw Problem(
                .notFound, vi: "Danh mục \(listed.list) không có mã \(code.digits).",
                en: "The list of \(listed.list) has no code \(code.digits).")
        }
        return PlaceWriting(places: desks.reach.places).bytes(listed)
    }
}
