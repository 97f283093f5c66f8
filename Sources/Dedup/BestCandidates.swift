/// The candidates that share the most, best first; of those that share as many the older ones.
struct BestCandidates: Sendable {
    private let limit: Int
    private let least: Int
    /// The best so far, in order.
    private(set) var candidates: [NearIndex.Candidate] = []

    /// Takes at most `limit` of those that share at least so many shingles.
    init(limit: Int, least: Int) {
        self.limit = limit
        self.least = least
    }

    /// Whether a candidate that shares so many may be one of the best.
    @inline(__always)
    func takes(_ shared: Int) -> Bool {
        guard shared >= least, limit > 0 else { return false }
        return candidates.count < limit || shared >= candidates[limit - 1].shared
    }

    /// Takes in a candidate.
    mutating func add(_ candidate: NearIndex.Candidate) {
        var place = candidates.count
        while place > 0, Self.isBetter(candidate, candidates[place - 1]) { place -= 1 }
        guard place < limit else { return }
        if candidates.count == limit { candidates.removeLast() }
        candidates.insert(candidate, at: place)
    }

    private static func isBetter(_ first: NearIndex.Candidate, _ second: NearIndex.Candidate) -> Bool {
        first.shared != second.shared ? first.shared > second.shared : first.entry.row < second.entry.row
    }
}
