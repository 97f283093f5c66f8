/// The weights of an averaged perceptron: rows of one weight a class, and what their average needs.
struct AveragedWeights {
    let classes: Int
    private(set) var weights: [Float]
    private var totals: [Double]
    private var time: Double = 1

    init(rows: Int, classes: Int) {
        self.classes = classes
        weights = [Float](repeating: 0, count: rows * classes)
        totals = [Double](repeating: 0, count: rows * classes)
    }

    /// Adds rows to scores.
    @inline(__always)
    func add(_ rows: [UInt32], to scores: inout [Float], at start: Int) {
        weights.withUnsafeBufferPointer { weights in
            scores.withUnsafeMutableBufferPointer { scores in
                for row in rows {
                    let own = Int(row) * classes
                    for place in 0..<classes { scores[start + place] += weights[own + place] }
                }
            }
        }
    }

    /// Moves the weight of a class in a row.
    @inline(__always)
    mutating func move(_ row: UInt32, _ place: Int, by step: Float) {
        let index = Int(row) * classes + place
        weights[index] += step
        totals[index] += Double(step) * time
    }

    /// One example more was seen.
    mutating func tick() { time += 1 }

    /// The averaged weights by feature.
    func averaged(_ features: [UInt32]) -> [UInt32: [Float]] {
        var rows: [UInt32: [Float]] = [:]
        rows.reserveCapacity(features.count)
        for (row, feature) in features.enumerated() {
            let range = row * classes..<(row + 1) * classes
            let values = range.map { Float(Double(weights[$0]) - totals[$0] / time) }
            if values.contains(where: { abs($0) > 1e-6 }) { rows[feature] = values }
        }
        return rows
    }
}
