import Foundation

/// Boosted regression trees for a yes or no, fitted by Newton steps on the logistic loss (Friedman 2001).
///
/// Each tree is shown two of three figures and half of the rows, by turns, so that no figure bears the judgement alone
/// (stochastic gradient boosting, Friedman 2002; random subspaces, Ho 1998).
///
/// Deterministic: which they are follows from the number of the tree; bars are quantiles of each figure, ties go to the first figure and the lowest bar.
struct BoostedTrees {
    /// Trees to fit.
    var trees = 120
    /// Levels of a tree.
    var depth = 4
    /// Share of each step that is taken.
    var rate = 0.12
    /// Weight that a leaf must hold at least.
    var minLeaf = 4.0
    /// Ridge on leaves.
    var ridge = 2.0
    /// Bars tried for a figure.
    var bars = 48

    /// A node of a tree: a leaf where `feature` is negative.
    struct Node {
        var feature: Int
        var value: Double
        var left = 0
        var right = 0
    }

    /// Fits trees to rows with their weights.
    func fit(_ rows: [[Double]], _ isTrue: [Bool], weights: [Double]) -> [[Node]] {
        guard let width = rows.first?.count else { return [] }
        let cuts = (0..<width).map { figure in quantiles(rows.map { $0[figure] }, bars) }
        let bins = rows.map { row in (0..<width).map { bin(row[$0], cuts[$0]) } }
        var scores = [Double](repeating: 0, count: rows.count)
        var forest: [[Node]] = []
        for tree in 0..<trees {
            var gradients = [Double](repeating: 0, count: rows.count)
            var curvatures = gradients
            for row in rows.indices {
                let guess = 1 / (1 + exp(-scores[row]))
                gradients[row] = weights[row] * ((isTrue[row] ? 1 : 0) - guess)
                curvatures[row] = weights[row] * max(guess * (1 - guess), 1e-6)
            }
            var grower = Grower(
                plan: self, bins: bins, cuts: cuts, gradients: gradients, curvatures: curvatures,
                weights: weights, shown: (0..<width).filter { Self.mixed(tree, $0) % 3 != 0 })
            let half = rows.indices.filter { Self.mixed(tree + trees, $0) % 2 == 0 }
            _ = grower.grow(half, depth: depth)
            for row in rows.indices { scores[row] += grower.value(of: bins[row]) }
            forest.append(grower.nodes)
        }
        return forest
    }

    /// A number that is as good as drawn (SplitMix64).
    private static func mixed(_ tree: Int, _ place: Int) -> UInt64 {
        var value = UInt64(tree) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(place) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    private func quantiles(_ values: [Double], _ most: Int) -> [Double] {
        let sorted = Set(values).sorted()
        guard sorted.count > most else { return Array(sorted.dropLast()) }
        let all = values.sorted()
        let picked = Set((1..<most).map { all[$0 * all.count / most] })
        return picked.sorted()
    }

    private func bin(_ value: Double, _ cuts: [Double]) -> Int {
        var (low, high) = (0, cuts.count)
        while low < high {
            let middle = (low + high) / 2
            if value <= cuts[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private struct Grower {
        let plan: BoostedTrees
        let bins: [[Int]]
        let cuts: [[Double]]
        let gradients: [Double]
        let curvatures: [Double]
        let weights: [Double]
        /// Figures that may be asked for.
        let shown: [Int]
        var nodes: [Node] = []
        /// Bar of each node that is no leaf, by its place among the cuts.
        private var bars: [Int] = []

        init(
            plan: BoostedTrees, bins: [[Int]], cuts: [[Double]], gradients: [Double], curvatures: [Double],
            weights: [Double], shown: [Int]
        ) {
            (self.plan, self.bins, self.cuts, self.shown) = (plan, bins, cuts, shown)
            (self.gradients, self.curvatures, self.weights) = (gradients, curvatures, weights)
        }

        /// The value of the leaf to which a row belongs.
        func value(of row: [Int]) -> Double {
            var place = 0
            while nodes[place].feature >= 0 {
                let node = nodes[place]
                place = row[node.feature] <= bars[place] ? node.left : node.right
            }
            return nodes[place].value
        }

        mutating func grow(_ rows: [Int], depth: Int) -> Int {
            let place = nodes.count
            guard depth > 0, let split = best(rows) else {
                let value = plan.rate * sum(gradients, rows) / (sum(curvatures, rows) + plan.ridge)
                nodes.append(Node(feature: -1, value: value))
                bars.append(0)
                return place
            }
            nodes.append(Node(feature: split.feature, value: cuts[split.feature][split.bar]))
            bars.append(split.bar)
            let left = rows.filter { bins[$0][split.feature] <= split.bar }
            let right = rows.filter { bins[$0][split.feature] > split.bar }
            nodes[place].left = grow(left, depth: depth - 1)
            nodes[place].right = grow(right, depth: depth - 1)
            return place
        }

        private func sum(_ values: [Double], _ rows: [Int]) -> Double { rows.reduce(0) { $0 + values[$1] } }

        private func best(_ rows: [Int]) -> (feature: Int, bar: Int)? {
            let (allGradient, allCurvature) = (sum(gradients, rows), sum(curvatures, rows))
            let allWeight = sum(weights, rows)
            var best: (gain: Double, feature: Int, bar: Int) = (1e-6, -1, 0)
            for feature in shown where !cuts[feature].isEmpty {
                let size = cuts[feature].count + 1
                var gradient = [Double](repeating: 0, count: size)
                var curvature = gradient
                var weight = gradient
                for row in rows {
                    let bin = bins[row][feature]
                    gradient[bin] += gradients[row]
                    curvature[bin] += curvatures[row]
                    weight[bin] += weights[row]
                }
                var (left, leftCurvature, leftWeight) = (0.0, 0.0, 0.0)
                for bar in 0..<size - 1 {
                    left += gradient[bar]
                    leftCurvature += curvature[bar]
                    leftWeight += weight[bar]
                    guard leftWeight >= plan.minLeaf, allWeight - leftWeight >= plan.minLeaf else { continue }
                    let right = allGradient - left
                    let gain =
                        left * left / (leftCurvature + plan.ridge)
                        + right * right / (allCurvature - leftCurvature + plan.ridge)
                        - allGradient * allGradient / (allCurvature + plan.ridge)
                    if gain > best.gain { best = (gain, feature, bar) }
                }
            }
            return best.feature < 0 ? nil : (best.feature, best.bar)
        }
    }
}
