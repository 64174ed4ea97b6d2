internal import HTTPTypes
internal import Market
internal import Operations
internal import Reach
internal import Storage

/// The doors to the people of a producer: who they are, who comes in and who leaves.
enum MemberEndpoints {
    private static let people = AccessRule.keys(of: [.producer, .officer, .admin])
    private static let owners = AccessRule.keys(of: [.producer, .admin])

    static func all(_ desks: Desks) -> [Endpoint] {
        [
            listing(desks), inviting(desks), changing(desks), removing(desks),
            withdrawing(desks),
        ] + CodeEndpoints.all(desks)
    }

    private static func listing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Thành viên của chủ thể và lời mời còn hiệu lực.",
            "The members of a producer, and the invitations that are open.")
        about.answer = .named("Members")
        return Endpoint(.get, "/v1/producers/{id}/members", people, about) { call in
            let roster = try await desks.members.roster(
                of: ProducerID(call.id0), by: try call.known())
            return .json(bytes(roster))
        }
    }

    private static func inviting(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Mời thành viên; mã mời chỉ hiện một lần.",
            "Invites a member; the code is shown once.")
        about.body = BodyNote(
            .object([
                .init("member", .word(MemberRole.self)), .init("label", .text, required: false),
            ]))
        about.success = 201
        about.takesOnce = false
        about.answer = .named("IssuedCode")
        return Endpoint(.post, "/v1/producers/{id}/members", owners, about) { call in
            var (fields, _) = try await call.object()
            let member = fields.choice("member", of: MemberRole.self)
            let label = fields.textIfAny("label") ?? ""
            try fields.finish()
            let issued = try await desks.members.invite(
                member ?? .viewer, label: label, to: ProducerID(call.id0), by: try call.known())
            return .json(CodeEndpoints.bytes(issued), .created)
        }
    }

    private static func changing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Đổi vai trò của thành viên.", "Makes a member something else in the producer.")
        about.body = BodyNote(.object([.init("member", .word(MemberRole.self))]))
        about.takesOnce = false
        about.answer = .named("Members")
        return Endpoint(.put, "/v1/producers/{id}/members/{key}", owners, about) { call in
            var (fields, _) = try await call.object()
            let member = fields.choice("member", of: MemberRole.self)
            try fields.finish()
            let roster = try await desks.members.change(
                call.parameters.last ?? "", of: ProducerID(call.id0), to: member ?? .viewer,
                by: try call.known())
            return .json(bytes(roster))
        }
    }

    private static func removing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Xoá thành viên; khoá mất hiệu lực ngay.",
            "Removes a member, whose key ends at once.")
        about.success = 204
        return Endpoint(.delete, "/v1/producers/{id}/members/{key}", owners, about) { call in
            try await desks.members.remove(
                call.parameters.last ?? "", of: ProducerID(call.id0), by: try call.known())
            return Reply(.noContent)
        }
    }

    private static func withdrawing(_ desks: Desks) -> Endpoint {
        var about = EndpointNote(
            "Huỷ lời mời hoặc mã nhận quyền chưa dùng.",
            "Takes back an invitation or a claim code that nobody has used.")
        about.success = 204
        return Endpoint(.delete, "/v1/producers/{id}/codes/{code}", people, about) { call in
            try await desks.members.withdraw(
                call.parameters.last ?? "", of: ProducerID(call.id0), by: try call.known())
            return Reply(.noContent)
        }
    }

    private static func bytes(_ roster: MemberDesk.Roster) -> [UInt8] {
        JSONWriter.object { json in
            json.member("items", list: roster.members) { json, key in
                json.object { json in
                    json.member("key_id", key.id)
                    json.member("member", (key.member ?? .owner).rawValue)
                    json.member("label", key.label)
                    json.member("since", Instant.text(key.createdAt))
                }
            }
            json.member("invitations", list: roster.invitations) { json, ticket in
                json.object { CodeEndpoints.write(ticket, &$0) }
            }
        }
    }
}
