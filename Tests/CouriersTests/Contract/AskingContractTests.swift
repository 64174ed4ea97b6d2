import Couriers
import Market
import Reach
import Testing

/// What every adapter keeps to when it writes a call.
@Suite struct AskingContractTests {
    @Test(arguments: ContractSample.all)
    func `what is declared can be asked and what is not is unsupported`(
        _ sample: ContractSample
    ) {
        let capabilities = sample.courier.capabilities
        for job in sample.jobs() {
            let isDeclared =
                job.operation.map { sample.carrying?.operations.contains($0) == true }
                ?? (capabilities.listingPush != nil)
            do throws(CourierError) {
                _ = try sample.request(job)
                #expect(isDeclared, "asks for \(job.name) without declaring it")
            } catch {
                if case .unsupported = error {
                    #expect(!isDeclared, "declares \(job.name) and does not ask for it")
                } else {
                    Issue.record("\(job.name) failed with \(error)")
                }
            }
        }
    }

    @Test(arguments: ContractSample.all)
    func `a call goes below the account's address, in plain text without line breaks`(
        _ sample: ContractSample
    ) {
        for job in sample.jobs(Self.hostile) + sample.jobs() {
            guard let request = try? sample.request(job) else { continue }
            #expect(request.url.hasPrefix("https://courier.example/base"))
            #expect(request.url.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "\(job.name)")
            for header in request.headers {
                #expect(header.value.utf8.allSatisfy { (0x20...0x7E).contains($0) })
                #expect(header.name.utf8.allSatisfy { (0x21...0x7E).contains($0) })
            }
        }
    }

    /// Texts that break out of lines, queries and JSON where they are not escaped.
    private static func hostile(_ sample: inout ConsignmentSample) {
        sample.receiverName = "a\r\nX-Evil: 1\"}&hash=1?#\u{202E}\u{0}🧄"
        sample.receiverStreet = "1\r\n\r\nGET / &weight=1 %00 \\\" Đội"
        sample.note = "\u{0}\"],\"cod\":1"
    }

    /// MyEMS takes its token in the query and nowhere else, so that one address holds it.
    private static let demandedInAddresses: [CourierKind: String] = [
        .myems: ContractSample.chiefSecret
    ]

    @Test(arguments: ContractSample.all)
    func `no address and nothing printed shows a secret`(_ sample: ContractSample) {
        let secrets = [
            ContractSample.chiefSecret, ContractSample.token, ContractSample.hookSecret,
            ContractSample.fieldSecret,
        ]
        for job in sample.jobs() {
            guard let request = try? sample.request(job) else { continue }
            var shown = "\(request) \(sample.account) \(request.headers) \(job)"
            dump(request, to: &shown)
            dump(sample.account, to: &shown)
            for secret in secrets {
                if secret != Self.demandedInAddresses[sample.kind] {
                    #expect(!request.url.contains(secret), "\(job.name)")
                }
                #expect(!shown.contains(secret), "\(job.name)")
            }
        }
    }

    @Test(arguments: ContractSample.all)
    func `an error about an account does not repeat its secrets`(_ sample: ContractSample) {
        let broken = "SECRET\r\nbroken"
        var fields: [String: Secret] = [:]
        for field in sample.courier.capabilities.accountFields {
            fields[field.name] = Secret(broken)
        }
        let account = CourierAccount(
            url: "https://courier.example/base", secret: Secret(broken), fields: fields,
            token: CourierToken(secret: Secret(broken), expiresAt: nil))
        for job in sample.jobs() {
            do throws(CourierError) {
                let request = try sample.request(job, account)
                for header in request.headers {
                    #expect(!header.value.contains("\r"), "\(job.name)")
                }
            } catch {
                #expect(!"\(error)".contains("SECRET"), "\(job.name)")
            }
        }
    }

    @Test(arguments: ContractSample.all)
    func `without a field that an account needs nothing is created or pushed`(
        _ sample: ContractSample
    ) {
        for field in sample.courier.capabilities.accountFields where field.isRequired {
            let account = sample.account(without: field.name)
            let calls = sample.jobs().filter { (try? sample.request($0)) != nil }
            #expect(
                calls.contains { (try? sample.request($0, account)) == nil },
                "\(field.name) is required and no call misses it")
        }
    }

    @Test(arguments: ContractSample.all)
    func `the same job at the same moment is the same call`(_ sample: ContractSample) {
        for job in sample.jobs() {
            #expect((try? sample.request(job)) == (try? sample.request(job)), "\(job.name)")
        }
    }

    @Test(arguments: ContractSample.carriers)
    func `a parcel beyond a declared limit is refused before any call`(_ sample: ContractSample) {
        guard let limits = sample.carrying?.limits else { return }
        let over: [(String, (inout ConsignmentSample) -> Void)?] = [
            limits.weightGrams.map { most in ("weight", { $0.weightGrams = most + 1 }) },
            limits.sideCm.map { most in ("length", { $0.lengthCm = most + 1 }) },
            limits.sideCm.map { most in ("width", { $0.widthCm = most + 1 }) },
            limits.sideCm.map { most in ("height", { $0.heightCm = most + 1 }) },
            limits.collect.map { most in ("collect", { $0.collect = Money(vnd: most.vnd + 1) }) },
            limits.declaredValue.map { most in
                ("value", { $0.goodsValue = Money(vnd: most.vnd + 1) })
            },
        ]
        for (what, change) in over.compactMap({ $0 }) {
            expectRefusal(sample, of: what, change)
        }
        expectRefusal(sample, of: "a weight of zero") { $0.weightGrams = 0 }
        expectRefusal(sample, of: "a negative amount") { $0.collect = Money(vnd: -1) }
        expectRefusal(sample, of: "a phone that is none") { $0.receiverPhone = "12" }
    }

    private func expectRefusal(
        _ sample: ContractSample, of what: String, _ change: (inout ConsignmentSample) -> Void
    ) {
        let parcel = ConsignmentSample.parcel(for: sample.courier, change)
        do throws(CourierError) {
            _ = try sample.request(.create(parcel))
            Issue.record("took \(what)")
        } catch {
            guard case .refused(let message) = error else {
                Issue.record("\(what): \(error)")
                return
            }
            #expect(!message.isEmpty)
        }
    }

    @Test(arguments: ContractSample.carriers)
    func `each declared map can be asked for and no other`(_ sample: ContractSample) {
        let parcels: [CourierAddress.Model: Consignment] = [
            .twoTier: ConsignmentSample.parcel(), .threeTier: ConsignmentSample.oldMap(),
        ]
        for (model, parcel) in parcels {
            let isDeclared = sample.carrying?.addresses.contains(model) == true
            #expect(((try? sample.request(.create(parcel))) != nil) == isDeclared, "\(model)")
        }
    }
}

extension CourierJob {
    /// The word for the job; the whole value would print a parcel.
    var name: String { operation?.rawValue ?? "push" }
}
