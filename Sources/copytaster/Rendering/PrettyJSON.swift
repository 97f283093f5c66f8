import Notation

/// JSON with a line a member, for people.
enum PrettyJSON {
    static func text(_ value: JSONValue, indent: Int = 0) -> String {
        let inner = String(repeating: "  ", count: indent + 1)
        let outer = String(repeating: "  ", count: indent)
        switch value {
        case .object(let object) where !object.isEmpty:
            let members = object.members.map {
                "\(inner)\(JSONValue.string($0.name).line): \(text($0.value, indent: indent + 1))"
            }
            return "{\n\(members.joined(separator: ",\n"))\n\(outer)}"
        case .array(let elements) where elements.contains { $0.object != nil || $0.array != nil }:
            return "[\n" + elements.map { inner + text($0, indent: indent + 1) }.joined(separator: ",\n")
                + "\n\(outer)]"
        default: return value.line
        }
    }
}
