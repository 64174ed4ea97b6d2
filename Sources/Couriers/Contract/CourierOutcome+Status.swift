extension CourierOutcome {
    /// The partner said no; somebody has to change something unless another remedy is named.
    static func refused(
        _ code: String, _ message: String, _ remedy: CourierRejection.Remedy = .amend
    ) -> CourierOutcome {
        .rejected(
            CourierRejection(
                code: BoundedText.code(code) ?? "refused", message: BoundedText.message(message),
                remedy: remedy))
    }

    /// Nobody can tell what became of the job.
    static func doubt(_ cause: String, afterSeconds: Int? = nil) -> CourierOutcome {
        .unknown(
            CourierDoubt(cause: BoundedText.message(cause), afterSeconds: afterSeconds))
    }

    /// What a status alone says, for an answer whose body says nothing that the document knows.
    ///
    /// 429 was surely not applied; 408 and 5xx to a write may have been, and so may a 2xx that
    /// nobody can read.
    static func byStatus(
        _ status: Int, to job: CourierJob, afterSeconds wait: Int?
    ) -> CourierOutcome {
        switch status {
        case 429:
            refused("throttled", "status 429", .later(afterSeconds: wait))
        case 408 where !job.isWrite, 503 where !job.isWrite && wait != nil:
            refused("busy", "status \(status)", .later(afterSeconds: wait))
        case 401, 403:
            refused("unauthorized", "status \(status): the token or the account is not accepted")
        case 300..<400:
            refused(
                "redirect", "status \(status), redirects are not followed",
                .later(afterSeconds: wait))
        case 408:
            doubt("status 408", afterSeconds: wait)
        case 400..<500:
            refused("status_\(status)", "status \(status)")
        case 200..<300:
            doubt("status \(status) with a body that is not the courier's", afterSeconds: wait)
        default:
            doubt("status \(status)", afterSeconds: wait)
        }
    }
}

extension CourierJob {
    /// Whether it changes something at the courier, so that a lost answer leaves a doubt.
    var isWrite: Bool {
        switch self {
        case .push, .create, .cancel, .updateCOD: true
        case .logIn, .quote, .find, .detail, .label, .poll: false
        }
    }
}
