import Events

/// The codebook of events as a page of Markdown.
enum CodebookPage {
    static func text(_ codebook: Codebook) -> String {
        var lines = [
            "# Kinds of events", "",
            "`kind` is the plain type of a record; the other columns are what it stands for in the codes of the field.",
            "`x-` marks a mode of our own, for what neither PLOVER nor CAMEO has. An event may bear a finer CAMEO code",
            "than its kind shows here, and its category follows that code.", "",
            "| kind | meaning | PLOVER | mode | context | CAMEO | Goldstein | ACLED |",
            "|---|---|---|---|---|---|---|---|",
        ]
        for entry in codebook.entries {
            let cells = [
                "`\(entry.kind)`", entry.meaning, entry.category ?? "-", entry.mode ?? "-",
                entry.context ?? "-",
                entry.cameo ?? "-", entry.goldstein.map { "\($0)" } ?? "-", entry.acled ?? "-",
            ]
            lines.append("| \(cells.joined(separator: " | ")) |")
        }
        lines += [
            "",
            "Categories, modes and contexts are PLOVER's (CAMEO2PLOVER, CC BY-SA 4.0); sub-events are named as ACLED",
            "names them.",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
