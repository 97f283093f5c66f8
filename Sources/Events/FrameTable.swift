import Digest

/// The small tables of verbs that change what another verb means, report, or count.
struct FrameTable: Sendable {
    /// What an outer verb makes of an inner event: an offer, a threat, a demand.
    enum Frame: String, Sendable {
        case agree, threaten, demand, ask, refuse, accuse, claim, deny, fail, hope
    }
    /// Which participant of a verb is counted.
    enum Slot: String, Sendable { case subject, object, after }

    private(set) var frames = WordTable<Frame>()
    /// Verbs of agreeing to what another wants: what they are to do to a third is no threat.
    private(set) var consenting: WordSet = []
    /// Words of which one must follow the verb, where its frame has such: "call for", "call on".
    private(set) var after = WordTable<WordSet>()
    /// Verbs that only carry the noun that names the deed: "launched an attack", "offered criticism".
    private(set) var light: WordSet = []
    /// Verbs that name no event by themselves, whatever code a dictionary gives them.
    private(set) var plain: WordSet = []
    /// Verbs whose infinitive tells what came to pass: "managed to free".
    private(set) var implicative: WordSet = []
    /// Nouns and adjectives of what is only wanted, planned or possible: "a plan to", "the possibility of".
    private(set) var unreal: WordSet = []
    /// 1 where the verb reports whenever it has a subject, 2 where only with a quotation or "that".
    private(set) var reporting = WordTable<Int>()
    private(set) var verbMeasures = WordTable<(measure: String, slot: Slot)>()
    private(set) var nounMeasures = WordTable<String>()
    private(set) var parts: [String: String] = [:]

    init(data: DataFolder) throws(DataError) {
        for row in try DataTable("frames.tsv", in: data).rows where row.count > 1 {
            let isConsent = row[1] == "consent"
            guard let frame = isConsent ? .agree : Frame(rawValue: row[1]) else { continue }
            for form in Inflection.forms(row[0], isVerb: true) {
                frames[WordHash.of(form)] = frame
                if isConsent { consenting.insert(WordHash.of(form)) }
                if row.count > 2, !row[2].isEmpty {
                    after[WordHash.of(form)] = WordSet(
                        row[2].split(separator: "|").map { WordHash.of(String($0)) })
                }
            }
        }
        for row in try DataTable("light.tsv", in: data).rows {
            for form in Inflection.forms(row[0], isVerb: true) { light.insert(WordHash.of(form)) }
        }
        for row in try DataTable("plain.tsv", in: data).rows {
            for form in Inflection.forms(row[0], isVerb: true) { plain.insert(WordHash.of(form)) }
        }
        for row in try DataTable("implicative.tsv", in: data).rows {
            for form in Inflection.forms(row[0], isVerb: true) { implicative.insert(WordHash.of(form)) }
        }
        for row in try DataTable("unreal.tsv", in: data).rows where !row.isEmpty {
            unreal.insert(WordHash.of(row[0]))
        }
        for row in try DataTable("reporting.tsv", in: data).rows where row.count > 1 {
            for form in Inflection.forms(row[0], isVerb: true) {
                reporting[WordHash.of(form)] = Int(row[1]) ?? 2
            }
        }
        for row in try DataTable("measures.tsv", in: data).rows where row.count > 3 {
            for form in Inflection.forms(row[1], isVerb: row[0] == "v") {
                if row[0] == "v", let slot = Slot(rawValue: row[3]) {
                    verbMeasures[WordHash.of(form)] = (row[2], slot)
                } else {
                    nounMeasures[WordHash.of(form)] = row[2]
                }
            }
        }
        for row in try DataTable("parts.tsv", in: data).rows where row.count > 1 { parts[row[0]] = row[1] }
    }

    /// The CAMEO code of an inner event inside a frame; nil where the frame has no code for it.
    static func compose(_ frame: Frame, inner: String) -> String? {
        guard inner.count >= 2 else { return nil }
        let root = String(inner.prefix(2))
        let isConflict = ["14", "15", "16", "17", "18", "19", "20"].contains(root)
        switch frame {
        case .accuse, .claim: return "112"
        case .deny, .fail, .hope: return nil
        case .threaten: return threat(inner)
        // To mean to move forces is no threat yet.
        case .agree where root == "15": return nil
        case .agree where isConflict: return threat(inner)
        case .agree: return cooperative(inner, ["031", "032", "033", "034", "035", "036", "037", "039"])
        case .ask where isConflict, .demand where isConflict: return frame == .ask ? "020" : "100"
        case .ask: return cooperative(inner, ["021", "022", "023", "024", "025", "026", "027", "028"])
        case .demand: return cooperative(inner, ["101", "102", "103", "104", "105", "106", "107", "108"])
        case .refuse: return cooperative(inner, ["121", "121", "122", "123", "124", "125", "127", "126"])
        }
    }

    private static func threat(_ inner: String) -> String {
        switch inner.prefix(3) {
        case "160", "161": "1313"
        case "162": "1311"
        case "163", "164", "172": "1312"
        default:
            switch inner.prefix(2) {
            case "14": "133"
            case "16", "04", "05", "06", "07": "131"
            case "17": "132"
            case "15", "18", "19", "20": "138"
            default: "130"
            }
        }
    }

    private static func cooperative(_ inner: String, _ families: [String]) -> String? {
        func digit(_ map: [String: String]) -> String { map[String(inner.prefix(3))] ?? "" }
        switch inner.prefix(2) {
        case "06": return families[0] + digit(["061": "1", "062": "2", "063": "3", "064": "4"])
        case "05" where inner.hasPrefix("057"): return families[6]
        case "05": return families[1]
        case "07": return families[2] + digit(["071": "1", "072": "2", "073": "3", "074": "4", "075": "3"])
        case "08":
            if inner.hasPrefix("083") { return families[3] + (inner.hasPrefix("0831") ? "1" : "") }
            return families[4]
                + digit(["081": "1", "082": "2", "084": "3", "085": "4", "086": "5", "087": "6"])
        case "04": return inner.hasPrefix("045") ? families[7] : families[5]
        case "03", "02", "10": return families[1]
        default: return nil
        }
    }
}
