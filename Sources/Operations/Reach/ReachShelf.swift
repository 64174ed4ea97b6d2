internal import Reach
internal import Synchronization

/// Keeps what was compiled from one sheet of the atlas; it goes with the sheet.
final class ReachShelf: Sendable {
    /// All ways out of one commune on a day.
    private struct Way: Hashable {
        let commune: CommuneCode
        let day: Day
    }

    private struct Question: Hashable {
        let province: ProvinceCode
        let day: Day
        let parcel: Parcel
    }

    private struct Kept {
        var plans: [Way: ReachPlan] = [:]
        var planSize = 0
        var surveys: [Question: ProvinceSurvey] = [:]
        var lists: PlaceLists?
    }

    /// More plans than a province has communes, so that its survey stays compiled.
    private let mostPlans: Int
    /// Bytes of all plans together.
    private let mostPlanSize: Int
    /// More than there are provinces, as each of them has a map that anyone may look at.
    private let mostSurveys: Int
    private let kept = Mutex(Kept())

    init(mostPlans: Int = 256, mostPlanSize: Int = 48 << 20, mostSurveys: Int = 48) {
        self.mostPlans = mostPlans
        self.mostPlanSize = mostPlanSize
        self.mostSurveys = mostSurveys
    }

    /// The plan out of a commune on a day; `make` is called where none is kept.
    func plan(
        from origin: CommuneCode, on day: Day, _ make: () throws(ReachError) -> ReachPlan
    ) throws(ReachError) -> ReachPlan {
        let way = Way(commune: origin, day: day)
        if let plan = kept.withLock({ $0.plans[way] }) { return plan }
        let plan = try make()
        kept.withLock { kept in
            // Few are asked for again and again, and these come back at once.
            if kept.plans.count >= mostPlans || kept.planSize + plan.size > mostPlanSize {
                kept.plans = [:]
                kept.planSize = 0
            }
            if let old = kept.plans.updateValue(plan, forKey: way) { kept.planSize -= old.size }
            kept.planSize += plan.size
        }
        return plan
    }

    /// The dated lists of codes that lead to these places, which are those of the sheet.
    func lists(to places: Places) -> PlaceLists {
        if let lists = kept.withLock({ $0.lists }) { return lists }
        let lists = PlaceLists(places: places)
        kept.withLock { $0.lists = lists }
        return lists
    }

    func survey(_ province: ProvinceCode, _ day: Day, _ parcel: Parcel) -> ProvinceSurvey? {
        let question = Question(province: province, day: day, parcel: parcel)
        return kept.withLock { $0.surveys[question] }
    }

    func keep(_ survey: ProvinceSurvey) {
        let question = Question(
            province: survey.province, day: survey.day, parcel: survey.parcel)
        kept.withLock { kept in
            if kept.surveys.count >= mostSurveys { kept.surveys = [:] }
            kept.surveys[question] = survey
        }
    }
}
