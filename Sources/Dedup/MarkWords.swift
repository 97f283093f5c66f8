public import Digest

/// The words by which agencies say of copy which version it is, or that a story is taken back: `marks.tsv`.
public struct MarkWords: Sendable, Equatable {
    /// Single words that are taken off a slug, by their hashes.
    private(set) var slug: Set<UInt64> = []
    /// Words that are taken off a slug only together, by their hashes.
    private(set) var slugPhrases: [[UInt64]] = []
    /// Endings of a number that counts versions.
    private(set) var ordinals: [[UInt8]] = []
    /// The words of a notice that takes a story back: those that do, those before, those for the story after.
    private(set) var kill: Set<String> = []
    private(set) var ask: Set<String> = []
    private(set) var killed: Set<String> = []
    /// How a notice begins that takes a story back.
    private(set) var withdrawn: [[String]] = []
    /// Hashes of words one of which is in every such notice.
    private(set) var notice: Set<UInt64> = []

    /// No words: nothing is a mark but what stands in an article's signals.
    public static let none = MarkWords()

    private init() {}

    /// The words of the room's data folder.
    /// - Throws: `DataError` where the table is missing, or a line of it is not of its form.
    public init(data: DataFolder) throws {
        for line in String(decoding: try data.bytes(of: "marks.tsv"), as: UTF8.self).split(separator: "\n")
        where !line.hasPrefix("# ") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let words = fields.last?.split(separator: " ").map(String.init) ?? []
            guard fields.count == 2, let first = words.first, add(words, first, as: fields[0]) else {
                throw DataError(
                    file: "\(data.path)/marks.tsv", "has a line that is not of its form: \(line)")
            }
        }
    }

    private mutating func add(_ words: [String], _ first: String, as what: Substring) -> Bool {
        switch what {
        case "slug" where words.count == 1: slug.insert(Self.hash(first))
        case "slug": slugPhrases.append(words.map(Self.hash))
        case "withdrawn":
            withdrawn.append(words)
            notice.insert(Self.hash(first))
        case _ where words.count > 1: return false
        case "ordinal": ordinals.append(Array(first.utf8))
        case "kill":
            kill.insert(first)
            notice.insert(Self.hash(first))
        case "ask": ask.insert(first)
        case "killed": killed.insert(first)
        default: return false
        }
        return true
    }

    private static func hash(_ word: String) -> UInt64 { Hash.of(word, salt: 0) }
}
