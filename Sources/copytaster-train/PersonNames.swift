import Foundation

/// First and last names of persons of many countries, from a folder of Faker's person providers.
struct PersonNames {
    private(set) var first: Set<String> = []
    private(set) var last: Set<String> = []

    /// Reads the provider of each locale: lists in Python whose variable tells what their strings are.
    init(folder: String) throws {
        for locale in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let path = "\(folder)/\(locale)/__init__.py"
            if FileManager.default.fileExists(atPath: path) { try add(Files.lines(path)) }
        }
    }

    private mutating func add(_ lines: [Substring]) {
        var list: WritableKeyPath<PersonNames, Set<String>>?
        for line in lines {
            let text = line.drop { $0 == " " }
            if line.count - text.count <= 4, !text.isEmpty {
                list = Self.list(text)
            } else if let list, text.first != "#" {
                for name in Self.strings(text) { self[keyPath: list].insert(name) }
            }
        }
    }

    /// The list that a line opens.
    private static func list(_ line: Substring) -> WritableKeyPath<PersonNames, Set<String>>? {
        guard let end = line.last, "([{".contains(end), line.contains("=") else { return nil }
        if line.hasPrefix("first_names") { return \.first }
        return line.hasPrefix("last_names") ? \.last : nil
    }

    /// The names in quotes of a line: in Latin letters, with a capital.
    private static func strings(_ line: Substring) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().compactMap { place, part in
            guard place % 2 == 1, part.count > 1, part.first?.isUppercase == true,
                part.unicodeScalars.allSatisfy({ $0.value < 0x250 && $0 != "{" })
            else { return nil }
            return String(part)
        }
    }
}
