/// What a customer of the sandbox's couriers shows; the names are those of a partner's account.
package enum SandboxCredentials {
    /// The chief secret under `secret`, and every further field by its name.
    package static func fields(of courier: SandboxCourier) -> [String: String] {
        switch courier {
        case .ghn: ["secret": GHNSandbox.token, "shop_id": GHNSandbox.shop]
        case .ghtk: ["secret": GHTKSandbox.token, "client_source": GHTKSandbox.clientSource]
        case .viettelPost:
            ["secret": ViettelPostSandbox.password, "username": ViettelPostSandbox.username]
        case .myVNPost:
            [
                "secret": MyVNPostSandbox.password, "username": MyVNPostSandbox.username,
                "customer_code": MyVNPostSandbox.customer,
                "contract_code": MyVNPostSandbox.contract,
            ]
        case .myEMS: ["secret": MyEMSSandbox.token]
        case .jtExpress:
            [
                "secret": JTExpressSandbox.privateKey, "api_account": JTExpressSandbox.apiAccount,
                "customer_code": JTExpressSandbox.customerCode,
                "password": JTExpressSandbox.password,
            ]
        }
    }

    /// Viettel Post's token of a year, for an account without a user name.
    package static let viettelPostLongToken = ViettelPostSandbox.longToken

    /// What the sandbox's calls of that courier show unless somebody chose another secret.
    ///
    /// MyVNPost's calls are signed instead: there it is the public key to believe them by.
    package static func hookSecret(of courier: SandboxCourier) -> String {
        switch courier {
        case .myVNPost: SandboxRSAKey.publicPEM
        case .jtExpress: JTExpressSandbox.privateKey
        default: "sandbox-hook-secret-\(courier.rawValue)"
        }
    }
}
