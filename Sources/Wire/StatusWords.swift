/// The words by which agencies say what may be done with an article.
enum StatusWords {
    /// The status of `usable`, `Usable`, `stat:canceled`, `cancelled`, `OPEN`.
    static func status(of raw: String) -> PublicationStatus {
        let word = raw.split(separator: ":").last.map { String($0).trimmingBlanks().lowercased() } ?? ""
        switch word {
        case "", "usable", "open", "published", "replaced", "corrected", "updated", "new", "available":
            return .usable
        case "withheld", "hold", "withhold": return .withheld
        case "canceled", "cancelled", "killed", "kill", "recalled", "deleted", "retracted", "withdrawn":
            return .canceled
        case "embargoed", "embargo": return .embargoed
        case "commissioned", "planned": return .commissioned
        default: return .unknown
        }
    }
}

/// Codes of vocabularies as agencies write them.
enum CodeNames {
    /// Scheme and code of `medtop:11000000`, `http://cv.iptc.org/newscodes/mediatopic/20000065`, or a bare code.
    static func split(_ text: String, scheme: String?) -> (scheme: String, code: String)? {
        let text = text.trimmingBlanks()
        guard !text.isEmpty else { return nil }
        if text.lowercased().hasPrefix("http"), let slash = text.lastIndex(of: "/") {
            let code = String(text[text.index(after: slash)...])
            let path = text[..<slash]
            let vocabulary = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? ""
            return (named(vocabulary), code)
        }
        if let scheme, !scheme.isEmpty { return (named(scheme), text) }
        if let colon = text.firstIndex(of: ":"), colon > text.startIndex {
            return (named(String(text[..<colon])), String(text[text.index(after: colon)...]))
        }
        let isNumber = text.utf8.count == 8 && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
        return (isNumber ? (text.hasPrefix("20") ? "medtop" : "subj") : "local", text)
    }

    private static func named(_ scheme: String) -> String {
        switch scheme.lowercased() {
        case "mediatopic", "medtop", "iptc_medtop", "http://cv.iptc.org/newscodes/mediatopic/": "medtop"
        case "subjectcode", "subj", "iptc_subject_code", "iptc_subject_codes": "subj"
        default: scheme
        }
    }
}
