import Notation

/// Prints settings as a commented YAML file.
struct SettingsTemplate {
    /// The settings to print.
    let settings: Settings
    /// Whether each value that is not the default says where it came from.
    let showsOrigins: Bool

    private static let width = 100

    /// The file's text. Secrets are printed as `***` where they are set.
    var text: String {
        var lines = [
            "# Settings of copytaster: every key with its default and meaning. Printed by `copytaster settings`.",
            "# Each can be overridden by the environment (kafka.brokers by COPYTASTER_KAFKA_BROKERS) and by",
            "# `--set kafka.brokers=...`. An unknown key is an error.",
        ]
        for (group, meaning) in SettingsTable.groups {
            lines.append("")
            lines += Self.comment(meaning, indent: 0)
            lines.append("\(group):")
            var subgroup: String?
            for key in SettingsTable.keys where key.name.hasPrefix(group + ".") {
                let parts = key.name.split(separator: ".").map(String.init)
                let inner = parts.count > 2 ? parts[1] : nil
                if let inner, inner != subgroup { lines.append("  \(inner):") }
                subgroup = inner
                let indent = inner == nil ? 2 : 4
                lines += Self.comment(key.meaning, indent: indent)
                var line = "\(Self.blank(indent))\(parts.last ?? ""): \(shown(key))"
                if showsOrigins, let origin = settings.origins[key.name] { line += "  # from \(origin)" }
                lines.append(line)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func shown(_ key: SettingKey) -> String {
        switch settings[key.name] {
        case .text(let text):
            if key.kind == .secret { return text.isEmpty ? "\"\"" : "\"***\"" }
            return Self.scalar(text)
        case .integer(let number): return String(number)
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let items): return "[\(items.map(Self.scalar).joined(separator: ", "))]"
        case .map(let map):
            let members = map.sorted { $0.key < $1.key }.map { name, value in
                "\(JSONValue.string(name).line): \(JSONValue.string(Secrets.isSecret(name) ? "***" : value).line)"
            }
            return "{\(members.joined(separator: ", "))}"
        }
    }

    /// Plain where YAML reads it back as the same text, else in quotation marks.
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.first?.isLetter == true
            && text.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "._-/".utf8.contains($0)
            }
        return isPlain ? text : JSONValue.string(text).line
    }

    private static func blank(_ count: Int) -> String { String(repeating: " ", count: count) }

    private static func comment(_ text: String, indent: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + word.count + 1 > width - indent - 2 {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " \(word)"
        }
        lines.append(line)
        return lines.map { "\(blank(indent))# \($0)" }
    }
}

/// Which names stand for what must not be printed.
enum Secrets {
    /// True for names of librdkafka's properties that hold a password, a key or a token.
    static func isSecret(_ name: String) -> Bool {
        let words = ["password", "secret", "token", ".pem", "oauthbearer.config", "jaas"]
        return words.contains { name.lowercased().contains($0) }
    }
}
