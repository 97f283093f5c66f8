/// The labels of the name tagger: outside, and for each type of name its beginning, inside, last and only token.
enum NameLabels {
    /// Types of names, in the order of the labels.
    static let types = ["PER", "ORG", "LOC", "MISC"]
    /// Number of labels.
    static let count = 1 + 4 * types.count

    /// All labels: "O", "B-PER", "I-PER", "L-PER", "U-PER", ...
    static let names: [String] =
        ["O"] + types.flatMap { type in ["B", "I", "L", "U"].map { "\($0)-\(type)" } }

    /// For each label the labels that may stand before it; `count` stands for the sentence's beginning.
    static let before: [[Int]] = (0..<count).map { next in
        (0...count).filter { isAllowed($0 == count ? 0 : $0, next) }
    }

    /// True where a label leaves a name open.
    static func isOpen(_ label: Int) -> Bool { label > 0 && (label - 1) % 4 < 2 }

    /// The index of a label's type; nil outside.
    static func type(_ label: Int) -> Int? { label > 0 ? (label - 1) / 4 : nil }

    private static func isAllowed(_ label: Int, _ next: Int) -> Bool {
        let continues = next > 0 && ((next - 1) % 4 == 1 || (next - 1) % 4 == 2)
        return isOpen(label) ? continues && type(label) == type(next) : !continues
    }

    /// The labels of BIO tags; types that the tagger does not know are outside.
    static func labels(ofBIO tags: [String]) -> [Int] {
        tags.indices.map { index in
            let tag = tags[index]
            guard tag.count > 2, let type = types.firstIndex(of: String(tag.dropFirst(2))) else { return 0 }
            let next = index + 1 < tags.count ? tags[index + 1] : "O"
            let goesOn = next == "I-\(types[type])"
            return 1 + 4 * type + (tag.first == "I" ? (goesOn ? 1 : 2) : (goesOn ? 0 : 3))
        }
    }

    /// The BIO tag of a label.
    static func bio(_ label: Int) -> String {
        guard let type = type(label) else { return "O" }
        return ((label - 1) % 4 == 0 || (label - 1) % 4 == 3 ? "B-" : "I-") + types[type]
    }
}
