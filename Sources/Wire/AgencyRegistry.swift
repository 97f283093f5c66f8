import Notation

/// The agencies and outlets that are known by name, each with its registry id.
struct AgencyRegistry: Sendable {
    private var ids: [String: String] = [:]
    /// The same by the hashes of names in ASCII, which nearly all are.
    private var byHash: [UInt64: String] = [:]

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
        for (name, id) in ids {
            if let hash = Array(name.utf8).withUnsafeBufferPointer({ Self.hash($0) }) { byHash[hash] = id }
        }
    }

    /// The registry id of an agency's name, nil where it is not known.
    func id(of name: some StringProtocol) -> String? {
        name.utf8.withContiguousStorageIfAvailable { id(ofBytes: $0) }
            ?? Array(name.utf8).withUnsafeBufferPointer { id(ofBytes: $0) }
    }

    private func id(ofBytes name: UnsafeBufferPointer<UInt8>) -> String? {
        guard name.count <= Self.longest else { return nil }
        var (start, end) = (0, name.count)
        while end > start, name[end - 1] == 32 || name[end - 1] == UInt8(ascii: ".") { end -= 1 }
        while start < end, name[start] == 32 { start += 1 }
        let key = UnsafeBufferPointer(rebasing: name[start..<end])
        guard let hash = Self.hash(key) else {
            return id(ofKey: Self.key(String(decoding: key, as: UTF8.self)))
        }
        if let id = byHash[hash] { return id }
        guard key.contains(UInt8(ascii: "/")) else { return nil }
        for part in key.split(separator: UInt8(ascii: "/")) {
            if let hash = Self.hash(UnsafeBufferPointer(rebasing: part)), let id = byHash[hash] { return id }
        }
        return nil
    }

    private func id(ofKey key: String) -> String? {
        if let id = ids[key] { return id }
        // "dpa/lni", "tca/dpa": two agencies, or an agency and its desk.
        for part in key.split(separator: "/") {
            if let id = ids[String(part)] { return id }
        }
        return nil
    }

    /// No agency's name, not even two with a slash between, has more bytes.
    private static let longest = 120

    /// FNV-1a of a name in lower case; nil where it is not ASCII.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name {
            guard byte < 128 else { return nil }
            hash = (hash ^ UInt64(byte >= 65 && byte <= 90 ? byte | 32 : byte)) &* 0x100_0000_01B3
        }
        return hash
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
