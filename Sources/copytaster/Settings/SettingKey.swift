/// One setting: its name, what it may be, its default, and what it means.
///
/// The settings file, `--help`, the environment and `check` are all made from the list of these, so none can drift.
struct SettingKey: Sendable {
    /// Dotted name: `kafka.brokers`.
    let name: String
    /// What its value may be.
    let kind: SettingKind
    /// Its value where none is given.
    let fallback: SettingValue
    /// What it means, for the settings file; lines are filled when printed.
    let meaning: String

    init(_ name: String, _ kind: SettingKind, _ fallback: SettingValue, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.fallback = fallback
        self.meaning = meaning
    }

    /// The environment variable that sets it: `COPYTASTER_KAFKA_BROKERS`.
    var variable: String {
        Self.variablePrefix + name.uppercased().split(separator: ".").joined(separator: "_")
    }

    static let variablePrefix = "COPYTASTER_"

    /// Reads a value as it stands in the environment or after `--set name=`.
    func value(from text: String) throws(SettingsError) -> SettingValue {
        switch kind {
        case .text, .secret, .path: return .text(text)
        case .integer(let range):
            guard let number = Int(text), range.contains(number) else { throw mismatch(text) }
            return .integer(number)
        case .flag:
            switch text.lowercased() {
            case "true", "yes", "on", "1": return .flag(true)
            case "false", "no", "off", "0": return .flag(false)
            default: throw mismatch(text)
            }
        case .choice(let words):
            guard words.contains(text) else { throw mismatch(text) }
            return .text(text)
        case .list: return .list(Self.items(text, separator: ","))
        case .choices: return try value(from: Self.items(text, separator: ","))
        case .map:
            var map: [String: String] = [:]
            for item in Self.items(text, separator: ";") {
                guard let equals = item.firstIndex(of: "=") else { throw mismatch(item) }
                map[String(item[..<equals])] = String(item[item.index(after: equals)...])
            }
            return .map(map)
        }
    }

    /// Reads a list as it stands in the settings file.
    func value(from items: [String]) throws(SettingsError) -> SettingValue {
        switch kind {
        case .list: return .list(items)
        case .choices(let words):
            for item in items where !words.contains(item) { throw mismatch(item) }
            return .list(items)
        default: throw mismatch("[\(items.joined(separator: ", "))]")
        }
    }

    private func mismatch(_ text: String) -> SettingsError {
        // A secret that stands in the wrong place must not reach a terminal or a log.
        let shown = kind == .secret ? "the value" : "\"\(text)\""
        return SettingsError("\(shown) is no value for \(name); write \(kind.meaning)")
    }

    private static func items(_ text: String, separator: Character) -> [String] {
        text.split(separator: separator).map { part in
            let start = part.drop { $0 == " " }
            return String(start.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }
}
