/// What a setting's value may be.
enum SettingKind: Sendable, Equatable {
    /// Any text.
    case text
    /// A whole number within bounds.
    case integer(ClosedRange<Int>)
    /// `true` or `false`.
    case flag
    /// One of a closed list.
    case choice([String])
    /// Texts; in the environment and in `--set` separated by commas.
    case list
    /// Some of a closed list, separated by commas.
    case choices([String])
    /// Any names with their texts; in the environment separated by `;`, in `--set` one by one.
    case map
    /// A text that is never printed.
    case secret
    /// The path of a file or folder.
    case path

    /// What may stand there, in words.
    var meaning: String {
        switch self {
        case .text: "text"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: "true or false"
        case .choice(let words): "one of \(words.map { $0.isEmpty ? "\"\"" : $0 }.joined(separator: ", "))"
        case .list: "a list of texts"
        case .choices(let words): "some of \(words.joined(separator: ", "))"
        case .map: "names with their values"
        case .secret: "a secret"
        case .path: "a path"
        }
    }
}

/// The value of a setting.
enum SettingValue: Sendable, Equatable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([String])
    case map([String: String])
}
