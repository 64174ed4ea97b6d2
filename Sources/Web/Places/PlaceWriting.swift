internal import Market
internal import Operations
internal import Reach

/// Writes provinces, communes and what addresses name.
struct PlaceWriting: Sendable {
    let places: Places

    func bytes(_ provinces: [Province]) -> [UInt8] {
        JSONWriter.object(capacity: 4_096) { json in
            json.member("items", list: provinces) { json, province in
                json.object { json in
                    json.member("code", province.code.digits)
                    json.member("name", province.fullName)
                }
            }
            json.member("code_list", places.codeList)
        }
    }

    func bytes(_ communes: [Commune], next: String?) -> [UInt8] {
        JSONWriter.object(capacity: 16_384) { json in
            json.member("items", list: communes) { json, commune in
                json.object { write(commune, &$0) }
            }
            json.member("next_cursor", next)
            json.member("code_list", places.codeList)
        }
    }

    func bytes(_ commune: Commune) -> [UInt8] {
        JSONWriter.object { write(commune, &$0) }
    }

    func bytes(_ listed: ReachDesk.ListedCode) -> [UInt8] {
        JSONWriter.object { json in
            json.member("code", listed.code.digits)
            json.member("code_list", listed.list)
            json.member("result", listed.communes.count == 1 ? "exact" : "ambiguous")
            json.member("communes", list: listed.communes) { json, commune in
                json.object { write(commune, &$0) }
            }
        }
    }

    func bytes(_ text: String, _ answer: AddressAnswer) -> [UInt8] {
        JSONWriter.object { write(text, answer, &$0) }
    }

    func bytes(_ answers: [(text: String, answer: AddressAnswer)]) -> [UInt8] {
        JSONWriter.object(capacity: 256 * answers.count) { json in
            json.member("items", list: answers) { json, item in
                json.object { write(item.text, item.answer, &$0) }
            }
        }
    }

    private func write(_ commune: Commune, _ json: inout JSONWriter) {
        json.member("code", commune.code.digits)
        json.member("name", commune.fullName)
        json.member("province_code", commune.province.digits)
        json.member("province", places.provinceByCode[commune.province]?.fullName)
        json.member("population", commune.population)
        json.member("remoteness", commune.remoteness?.rawValue)
    }

    private func write(_ text: String, _ answer: AddressAnswer, _ json: inout JSONWriter) {
        json.member("text", text)
        json.member("result", answer.result)
        json.member("candidates", list: answer.candidates) { json, candidate in
            let commune = places[candidate.commune]
            json.object { json in
                json.member("commune_code", candidate.commune.digits)
                json.member("commune", commune?.fullName)
                json.member(
                    "province",
                    commune.flatMap { places.provinceByCode[$0.province] }?.fullName)
                json.member("reason", candidate.reason.code)
            }
        }
    }
}
