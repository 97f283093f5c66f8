public import Digest

/// What the trainer of the dependency parser needs of the room: states, features, and which steps lose nothing.
public struct ParserTraining: Sendable {
    private let clusters: WordClusters
    private let tags: [String]

    /// Names of the steps.
    public static var stepNames: [String] { ParserState.Step.allCases.map { "\($0)" } }

    /// Loads the word clusters.
    public init(data: DataFolder) throws {
        clusters = try WordClusters(data: data)
        tags = PartOfSpeech.allCases.map(\.rawValue)
    }

    /// A sentence being parsed.
    public struct Sentence: Sendable {
        let forms: WordForms
        /// True heads; the number of words for the root.
        public let heads: [Int]
        var state: ParserState

        /// True once each word has a head.
        public var isFinished: Bool { state.isFinished }
        /// What each step loses of the true arcs; `Int.max` where it cannot be taken.
        public var costs: [Int] { state.costs(heads) }
        /// Fingerprints of the features of the state.
        public func features() -> [UInt32] {
            var found: [UInt32] = []
            found.reserveCapacity(64)
            ParserFeatures.each(forms, 0, state) { found.append(FingerprintTable.fingerprint($0)) }
            return found
        }
        /// The dependent of the arc that a step makes, and whether the arc is a true one; nil for a shift.
        public func arc(_ step: Int) -> (dependent: Int, isTrue: Bool, isRoot: Bool)? {
            guard let step = ParserState.Step(rawValue: step), let arc = state.arc(step) else { return nil }
            return (arc.dependent, heads[arc.dependent] == arc.head, arc.head == state.root)
        }
        /// Fingerprints of the features of the arc that a step makes.
        public func arcFeatures(_ step: Int) -> [UInt32] {
            guard let step = ParserState.Step(rawValue: step), let arc = state.arc(step) else { return [] }
            var found: [UInt32] = []
            found.reserveCapacity(32)
            ParserFeatures.eachOfArc(forms, 0, state, head: arc.head, dependent: arc.dependent) {
                found.append(FingerprintTable.fingerprint($0))
            }
            return found
        }
        /// Takes a step.
        public mutating func take(_ step: Int, label: Int) {
            guard let step = ParserState.Step(rawValue: step), state.allows(step) else { return }
            state.take(step, label: label)
        }
        /// Starts again.
        public mutating func restart() { state = ParserState(count: forms.count) }
    }

    /// A sentence of words with their Penn tags and true heads, -1 for the root.
    public func sentence(_ words: [String], tags: [String], heads: [Int]) -> Sentence {
        var forms = WordForms(of: words)
        forms.lookUp(clusters)
        forms.parts = tags.map { UInt8(truncatingIfNeeded: self.tags.firstIndex(of: $0) ?? 0) }
        return Sentence(
            forms: forms, heads: heads.map { $0 < 0 ? words.count : $0 },
            state: ParserState(count: words.count))
    }
}
