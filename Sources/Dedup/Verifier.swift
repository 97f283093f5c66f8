public import Digest
internal import Foundation

/// Decides from what two texts have in common whether they are one story: boosted decision trees.
///
/// The model is a text file: a line `version NAME`, a line `features NAME ...`, then one line a node,
/// `tree node feature bar left right` or `tree node leaf value`; a node goes left where the figure is at most the bar.
public struct Verifier: Sendable, Equatable {
    /// One node of a tree.
    struct Node: Sendable, Equatable {
        /// Index of the figure; -1 for a leaf.
        var feature: Int32
        /// Where the tree goes on: places of nodes.
        var left: Int32
        var right: Int32
        /// The bar, or the leaf's value.
        var value: Double
    }

    /// Name of the model, written into verdicts.
    public let version: String
    /// The nodes of all trees, and where each tree starts.
    private let nodes: [Node]
    private let roots: [Int]

    init(version: String, trees: [[Node]]) {
        self.version = version
        var nodes: [Node] = []
        var roots: [Int] = []
        for tree in trees {
            let first = Int32(clamping: nodes.count)
            roots.append(nodes.count)
            for var node in tree {
                node.left += first
                node.right += first
                nodes.append(node)
            }
        }
        self.nodes = nodes
        self.roots = roots
    }

    /// A rule without a model: most of the shorter text stands in the longer one, at its head, and no figure differs.
    public static let rules = Verifier(version: "rules", trees: [])

    /// The model `verifier.tsv` of the room's data folder.
    /// - Throws: `DataError` where it is missing or not of that form.
    public init(data: DataFolder) throws {
        try self.init(
            text: String(decoding: try data.bytes(of: "verifier.tsv"), as: UTF8.self), path: data.path)
    }

    /// Reads a model.
    /// - Throws: `DataError` where it is not of that form.
    public init(text: String, path: String) throws {
        var version = ""
        var trees: [[Node]] = []
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t")
            if fields.first == "version", fields.count == 2 {
                version = String(fields[1])
            } else if fields.first == "features" {
                guard fields.dropFirst().map(String.init) == PairFeatures.names else {
                    throw DataError(file: "\(path)/verifier.tsv", "was trained with other figures")
                }
            } else if let node = Self.node(fields), let tree = Int(fields[0]), tree <= trees.count {
                if tree == trees.count { trees.append([]) }
                trees[tree].append(node)
            } else {
                throw DataError(file: "\(path)/verifier.tsv", "has a line that is no node of a tree")
            }
        }
        let isWhole = trees.allSatisfy { tree in
            tree.enumerated().allSatisfy { place, node in
                node.feature < 0
                    || (node.left > place && node.right > place
                        && Int(max(node.left, node.right)) < tree.count)
            }
        }
        guard !version.isEmpty, !trees.isEmpty, isWhole else {
            throw DataError(file: "\(path)/verifier.tsv", "is not a whole model")
        }
        self.init(version: version, trees: trees)
    }

    /// The probability that a pair is one story.
    func probability(_ features: PairFeatures) -> Double {
        guard !roots.isEmpty else {
            return features.alignedShort >= 0.7 && features.alignedLong >= 0.25 && features.values[11] < 0.4
                ? 1 : 0
        }
        return probability(of: features.values)
    }

    /// The probability for figures in the order of `PairFeatures.names`.
    public func probability(of values: [Double]) -> Double {
        var sum = 0.0
        nodes.withUnsafeBufferPointer { nodes in
            for root in roots {
                var node = nodes[root]
                while node.feature >= 0 {
                    node = nodes[Int(values[Int(node.feature)] <= node.value ? node.left : node.right)]
                }
                sum += node.value
            }
        }
        return 1 / (1 + exp(-sum))
    }

    private static func node(_ fields: [Substring]) -> Node? {
        guard fields.count >= 4, Int(fields[1]) != nil else { return nil }
        if fields[2] == "leaf" {
            return Double(fields[3]).map { Node(feature: -1, left: 0, right: 0, value: $0) }
        }
        guard fields.count == 6, let feature = PairFeatures.names.firstIndex(of: String(fields[2])),
            let bar = Double(fields[3]), let left = Int32(fields[4]), let right = Int32(fields[5])
        else { return nil }
        return Node(feature: Int32(feature), left: left, right: right, value: bar)
    }
}
