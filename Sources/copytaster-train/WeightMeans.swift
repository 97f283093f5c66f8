/// The mean of several runs' averaged weights: what runs agree on stays, what chance brought cancels out.
struct WeightMeans {
    private var sums: [UInt32: [Float]] = [:]
    private var runs = 0

    /// Adds the weights of a run.
    mutating func add(_ rows: [UInt32: [Float]]) {
        runs += 1
        for (feature, row) in rows {
            guard let sum = sums[feature] else {
                sums[feature] = row
                continue
            }
            sums[feature] = zip(sum, row).map { $0 + $1 }
        }
    }

    /// The means by feature.
    var rows: [UInt32: [Float]] {
        let share = 1 / Float(max(1, runs))
        return sums.mapValues { $0.map { $0 * share } }
    }
}
