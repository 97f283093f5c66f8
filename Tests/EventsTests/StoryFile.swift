import TestSupport

/// One of the project's own stories with the events that a careful reader finds in it.
///
/// A file is a head (`date:`, `headline:`), an empty line, the text, `---`, and a line an event:
/// `> kind actor > recipient ; YYYY-MM-DD ; measure number ; at COUNTRY ; modality`, where actor and recipient are
/// `COUNTRY/SECTOR` with either part left out, or `-`. `! kind` says that no such event may be found.
struct StoryFile {
    /// An event that should be found.
    struct Expected {
        var kind: String
        var actor: (code: String, sector: String)
        var recipient: (code: String, sector: String)
        var date: String?
        var size: (measure: String, value: Double)?
        var country: String?
        var modality = "actual"
    }

    var name: String
    var date = "2031-05-07"
    var headline: String?
    var body = ""
    var expected: [Expected] = []
    var forbidden: [String] = []

    init(name: String, text: String) {
        self.name = name
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let head = lines.prefix { !$0.isEmpty }
        for line in head {
            if line.hasPrefix("date: ") { date = String(line.dropFirst(6)) }
            if line.hasPrefix("headline: ") { headline = String(line.dropFirst(10)) }
        }
        body = lines.dropFirst(head.count + 1).prefix { $0 != "---" }.joined(separator: "\n")
        for line in lines {
            if line.hasPrefix("! ") { forbidden.append(String(line.dropFirst(2))) }
            if line.hasPrefix("> ") { expected.append(Self.expected(String(line.dropFirst(2)))) }
        }
    }

    private static func expected(_ line: String) -> Expected {
        let parts = line.split(separator: ";").map { part in
            part.split(separator: " ").map(String.init)
        }
        let first = parts.first ?? []
        func party(_ place: Int) -> (String, String) {
            guard first.indices.contains(place), first[place] != "-" else { return ("", "") }
            let cells = first[place].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            return (cells[0], cells.count > 1 ? cells[1] : "")
        }
        var one = Expected(kind: first.first ?? "", actor: party(1), recipient: party(3))
        for part in parts.dropFirst() {
            if part.count == 2, part[0] == "at" {
                one.country = part[1]
            } else if part.count == 2, let value = Double(part[1]) {
                one.size = (part[0], value)
            } else if part.count == 1 {
                if part[0].first?.isNumber == true { one.date = part[0] } else { one.modality = part[0] }
            }
        }
        return one
    }

    /// All stories, by name.
    static func all() -> [StoryFile] {
        Fixtures.names("stories").filter { $0.hasSuffix(".story") }.map {
            StoryFile(name: $0, text: Fixtures.text("stories/\($0)"))
        }
    }
}
