internal import Market

extension ListingFeed {
    package func request(
        for job: CourierJob, account: CourierAccount, at now: Int64
    ) throws(CourierError) -> CourierRequest {
        guard let secret = SigningSecret(account.secret.text) else {
            throw .unauthorized("the secret is not whsec_ and the base64 of 24 to 64 bytes")
        }
        switch job {
        case .push(let push):
            // The timestamp is this attempt's; id and body are the batch's, so that the receiver
            // sees a repetition as one.
            let seconds = now / 1_000
            let previous = account[field: ListingFeed.previousSecret].flatMap(SigningSecret.init)
            let signatures = [secret, previous].compactMap { secret in
                secret?.signature(id: push.id, timestampSeconds: seconds, body: push.body)
            }
            return CourierRequest(
                method: .post, url: account.url,
                headers: [
                    CourierHeader("content-type", "application/json; charset=utf-8"),
                    CourierHeader("accept", "application/json"),
                    CourierHeader("webhook-id", push.id),
                    CourierHeader("webhook-timestamp", String(seconds)),
                    // Either may be the one that the receiver knows while a secret is changed.
                    CourierHeader("webhook-signature", signatures.joined(separator: " ")),
                    CourierHeader("idempotency-key", push.id),
                ],
                body: push.body)
        case .logIn, .quote, .create, .find, .detail, .cancel, .updateCOD, .label, .poll:
            throw .unsupported("a listing feed carries listings only")
        }
    }
}
