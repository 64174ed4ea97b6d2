internal import Curl
internal import Operations
internal import Outbox
internal import Web

/// The settings in the words of the rooms that they are for.
extension Settings {
    var partnerRules: PartnerRules {
        PartnerRules(allowsPlainLoopback: allowsLoopback)
    }

    var pushSettings: PushSettings {
        var push = PushSettings()
        push.window = .milliseconds(pushWindowMilliseconds)
        return push
    }

    var assigningRules: AssigningRules {
        AssigningRules(acceptanceHours: acceptanceHours)
    }

    var webSettings: WebSettings {
        var limits = WebLimits()
        limits.concurrentCalls = concurrentRequests
        return WebSettings(host: host, port: port, limits: limits)
    }

    func curlPolicy() throws -> CurlPolicy {
        var policy = CurlPolicy()
        policy.allowsLoopback = allowsLoopback
        policy.caFile = certificateFile
        policy.plainHTTPHosts = plainHosts
        policy.plainMailHosts = plainHosts
        policy.legacyTLSHosts = legacyTLSHosts
        policy.callsPerHost = callsPerHost
        policy.callsInTotal = callsInTotal
        policy.proxy = proxy.map(CurlProxy.init)
        policy.allowedNetworks = try partnerNetworks.map { text in
            guard let range = NetworkRange(text) else {
                throw SettingsError.unreadable("partners.networks")
            }
            return range
        }
        return policy
    }
}
