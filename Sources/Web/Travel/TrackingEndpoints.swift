internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Operations
internal import Reach

/// The public page of an order, for whoever has its address; it shows nothing of the buyer.
enum TrackingEndpoints {
    static func all(_ desks: Desks) -> [Endpoint] {
        [tracking(desks)]
    }

    private static func tracking(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Theo dõi đơn hàng: trang cho mọi điện thoại, không có thông tin người nhận.",
            "An order's public page, or its JSON by Accept; without anything of the receiver.")
        about.answer = .named("Track")
        return Endpoint(.get, "/t/{token}", .anyone, about) { call in
            do throws(any Error) {
                let track = try await desks.travel.track(call.id0)
                if call.wantsJSON { return closed(call.spoken(.json(bytes(of: track)))) }
                let page = TrackingPage(desks.reach, in: call.language)
                return html(page.text(of: track), .ok, call)
            } catch TravelDesk.Failure.unknownToken where !call.wantsJSON {
                return html(TrackingPage(desks.reach, in: call.language).unknown, .notFound, call)
            }
        }
    }

    private static func html(
        _ text: String, _ status: HTTPResponse.Status, _ call: Call
    ) -> Reply {
        let headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .contentSecurityPolicy: """
            default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
            frame-ancestors 'none'
            """,
        ]
        return closed(
            call.spoken(Reply(status, headers: headers, body: ByteBuffer(string: text))))
    }

    /// The address is a secret of those who have it, and the state is old in a moment.
    private static func closed(_ reply: Reply) -> Reply {
        var reply = reply
        reply.headers[.cacheControl] = "no-store"
        reply.headers[.vary] = "Accept, Accept-Language"
        reply.headers[.robots] = "noindex, nofollow"
        reply.headers[.referrerPolicy] = "no-referrer"
        return reply
    }

    private static func bytes(of track: TravelDesk.Track) -> [UInt8] {
        JSONWriter.object { json in
            json.member("placed_on", Day(utcMilliseconds: track.placedAt).text)
            json.member("state", track.state.rawValue)
            json.member("parcels", list: track.parcels) { json, travel in
                json.object { json in
                    json.member("status", travel.status?.rawValue)
                    json.member("courier", travel.parcel.courier.text)
                    json.member("from_province", travel.lane.originProvince?.digits)
                    json.member("to_province", travel.lane.destinationProvince?.digits)
                    // What couriers write by hand may name people and streets.
                    json.member("timeline", list: travel.timeline) { json, kept in
                        json.object { json in
                            json.member("status", kept.status?.rawValue)
                            json.member("at", Instant.text(kept.instant))
                        }
                    }
                    TravelWriting.write(travel.forecast, &json)
                }
            }
        }
    }
}

extension Call {
    /// Whether the caller is a program: it names JSON and no page.
    fileprivate var wantsJSON: Bool {
        let accepted = headers[.accept]?.lowercased() ?? ""
        return accepted.contains("application/json") && !accepted.contains("text/html")
    }
}
