internal import Market
internal import Operations
internal import Reach

extension QualityWriting {
    /// A task among the others of a producer.
    func write(_ task: QualityDesk.QualityTask, _ json: inout JSONWriter) {
        let finding = task.finding
        let message = Sentence(
            vi: "“\(task.name)”: \(finding.wrong.vietnamese) \(finding.fix.vietnamese)",
            en: "“\(task.name)”: \(finding.wrong.english) \(finding.fix.english)")
        json.member("kind", "listing_to_improve")
        json.member("message", message.text(in: language))
        json.member("listing", task.listing.text)
        json.member("listing_name", task.name)
        json.member("at", Instant.text(task.at))
        json.member("check", finding.check.rawValue)
        json.member("field", finding.field)
        json.member("gain", finding.lost)
    }
}
