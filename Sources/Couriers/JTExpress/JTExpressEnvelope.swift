internal import Market

/// `{"code":"1","msg":"success","data":…}`: any other code is a no.
struct JTExpressEnvelope {
    let code: String
    let message: String
    let data: JSONValue?

    /// `nil` when the document is none of J&T's.
    init?(_ document: JSONValue) {
        guard let code = document["code"]?.shortCode else { return nil }
        self.code = code
        message = document["msg"]?.shortText ?? "code \(code)"
        data = document["data"]
    }

    var isSuccess: Bool { code == "1" }

    /// What one of the documented codes calls for.
    enum Fault: Hashable {
        /// Account, signature or password: somebody has to mend the account.
        case account
        /// J&T has no order of that number.
        case unknownOrder
        /// An order of our number is there already.
        case duplicate
        /// The origin or the destination is in no list of J&T's.
        case notServed
        case other
    }

    var fault: Fault {
        switch code {
        case "145003010", "145003012", "145003030", "145005004", "999001030": .account
        case "145003100": .unknownOrder
        case "145003204": .duplicate
        case "999009010", "999009020": .notServed
        // 145003050 to 053 are parameters, 145003502 more than 30 numbers, 999010010 too late.
        default: .other
        }
    }
}
