import Digest

/// The closed list of kinds with their codes, and what CAMEO codes mean in PLOVER and on Goldstein's scale.
struct KindTable: Sendable {
    /// One kind of event.
    struct Kind: Sendable, Equatable {
        var name: String
        var cameo: String?
        var mode: String?
        var context: String?
        var acled: String?
    }

    private var kinds: [String: Kind] = [:]
    private var ofCameo: [String: String] = [:]
    private var plover: [String: (category: String, mode: String, context: String)] = [:]
    private var goldstein: [String: Double] = [:]

    init(data: DataFolder) throws(DataError) {
        for row in try DataTable("kinds.tsv", in: data).rows where row.count > 5 {
            func cell(_ index: Int) -> String? { row[index].isEmpty ? nil : row[index] }
            kinds[row[0]] = Kind(
                name: row[0], cameo: cell(1), mode: cell(3), context: cell(4), acled: cell(5))
            for prefix in row[2].split(separator: ",") { ofCameo[String(prefix)] = row[0] }
        }
        for name in ["plover-own.tsv", "plover.tsv"] {
            for row in try DataTable(name, in: data).rows where row.count > 3 {
                plover[row[0]] = (row[1], row[2], row[3])
            }
        }
        for row in try DataTable("goldstein.tsv", in: data).rows where row.count > 1 {
            goldstein[row[0]] = Double(row[1])
        }
    }

    /// The kind of a name.
    func kind(named name: String) -> Kind? { kinds[name] }

    /// The kind that a CAMEO code means, by its longest known prefix.
    func kind(ofCameo code: String) -> Kind? { longest(code) { ofCameo[$0] }.flatMap { kinds[$0] } }

    /// PLOVER's category of a code.
    func category(ofCameo code: String) -> String? { longest(code) { plover[$0]?.category } }

    /// PLOVER's context of a code.
    func context(ofCameo code: String) -> String? {
        longest(code) { plover[$0]?.context }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// PLOVER's mode of a code.
    func mode(ofCameo code: String) -> String? {
        longest(code) { plover[$0]?.mode }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Goldstein's scale of a code.
    func scale(ofCameo code: String) -> Double? { longest(code) { goldstein[$0] } }

    private func longest<Value>(_ code: String, _ find: (String) -> Value?) -> Value? {
        var rest = code
        while rest.count >= 2 {
            if let value = find(rest) { return value }
            rest.removeLast()
        }
        return nil
    }
}
