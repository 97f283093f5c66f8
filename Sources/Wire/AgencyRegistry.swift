import Notation

/// The agencies and outlets that are known by name, each with its registry id.
struct AgencyRegistry: Sendable {
    private var ids: [String: String] = [:]

    /// Reads `[{"id","names":[...]}]`.
    init(json: JSONValue) throws {
        guard let agencies = json.array else { throw JSONError(.shape, "agencies.json is not an array") }
        for agency in agencies {
            let id = try agency.requiredString("id")
            ids[Self.key(id)] = id
            for name in try agency.required("names").array ?? [] {
                if let name = name.string { ids[Self.key(name)] = id }
            }
        }
    }

    /// The registry id of an agency's name, nil where it is not known.
    func id(of name: some StringProtocol) -> String? {
        let key = Self.key(name)
        if let id = ids[key] { return id }
        // "dpa/lni", "tca/dpa": two agencies, or an agency and its desk.
        for part in key.split(separator: "/") {
            if let id = ids[String(part)] { return id }
        }
        return nil
    }

    /// The registry id of the agency that a CloudEvent's source names: `/wire/dpa`, `https://ap.org/feeds/2`.
    func id(ofSource source: String) -> String? {
        if let domain = NinjsReader.domain(of: source), let id = id(of: domain) { return id }
        for part in source.split(whereSeparator: { $0 == "/" || $0 == ":" }).reversed() {
            if let id = id(of: part) { return id }
        }
        return nil
    }

    private static func key(_ name: some StringProtocol) -> String {
        var name = name.lowercased()[...]
        while let last = name.last, last == "." || last == " " { name.removeLast() }
        while name.first == " " { name.removeFirst() }
        return String(name)
    }
}
