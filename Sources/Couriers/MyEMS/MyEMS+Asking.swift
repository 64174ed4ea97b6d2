internal import Market

extension MyEMS {
    package func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        switch job {
        case .push(let push):
            return try request(for: push, account: account)
        case .logIn, .quote, .create, .find, .detail, .cancel, .updateCOD, .label, .poll:
            throw .unsupported("MyEMS is told of products only")
        }
    }

    private func request(
        for push: ListingPush, account: CourierAccount
    ) throws(CourierError) -> CourierRequest {
        guard !account.secret.text.isEmpty else {
            throw .unauthorized("give the account's merchant_token")
        }
        guard let product = CourierReply.document(push.body), let sku = product["sku"]?.text else {
            throw .refused("a batch for MyEMS holds one product")
        }
        // A product without a name is one that ends: what EMS never had need not be made first.
        let isChange = push.isUpdate || product["name"] == nil
        let path = isChange ? "/products/\(PercentText.encoded(sku))" : "/products"
        return CourierRequest(
            method: isChange ? .put : .post,
            url: account.url + path + "?"
                + FormFields.query([("merchant_token", account.secret.text)]),
            headers: [
                CourierHeader("content-type", "application/json; charset=utf-8"),
                CourierHeader("accept", "application/json"),
            ],
            body: push.body)
    }
}
