import Notation

/// What a JSON value looks like, as JSON Schema (2020-12) says it.
indirect enum Shape: Sendable {
    case text
    /// A text of one of these values.
    case word([String])
    /// A text that is always the same.
    case constant(String)
    /// An ISO day: `2026-03-09`.
    case day
    /// A moment in ISO 8601.
    case moment
    case integer
    case number
    case flag
    case list(Shape)
    /// Exactly two whole numbers: start and end.
    case pair
    case object([Member])
    /// Members of any name, all of one shape.
    case map(Shape)

    /// One member of an object.
    struct Member: Sendable {
        let name: String
        let shape: Shape
        let isRequired: Bool
        let meaning: String

        /// A member that is always there.
        static func always(_ name: String, _ shape: Shape, _ meaning: String) -> Member {
            Member(name: name, shape: shape, isRequired: true, meaning: meaning)
        }

        /// A member that is left out where there is nothing to say.
        static func maybe(_ name: String, _ shape: Shape, _ meaning: String) -> Member {
            Member(name: name, shape: shape, isRequired: false, meaning: meaning)
        }
    }

    /// The shape as members of a JSON Schema.
    var json: JSONObject {
        switch self {
        case .text: JSONObject(["type": .string("string")])
        case .word(let words): JSONObject(["type": .string("string"), "enum": .texts(words)])
        case .constant(let text): JSONObject(["const": .string(text)])
        case .day: JSONObject(["type": .string("string"), "format": .string("date")])
        case .moment: JSONObject(["type": .string("string"), "format": .string("date-time")])
        case .integer: JSONObject(["type": .string("integer")])
        case .number: JSONObject(["type": .string("number")])
        case .flag: JSONObject(["type": .string("boolean")])
        case .list(let shape):
            JSONObject(["type": .string("array"), "items": .object(shape.json)])
        case .pair:
            JSONObject([
                "type": .string("array"), "items": .object(Shape.integer.json), "minItems": .int(2),
                "maxItems": .int(2),
            ])
        case .map(let shape):
            JSONObject(["type": .string("object"), "additionalProperties": .object(shape.json)])
        case .object(let members): Self.json(of: members)
        }
    }

    private static func json(of members: [Member]) -> JSONObject {
        var properties = JSONObject()
        for member in members {
            var object = member.shape.json
            object.append("description", .string(member.meaning))
            properties.append(member.name, .object(object))
        }
        var object = JSONObject(["type": .string("object"), "properties": .object(properties)])
        object.append("required", .texts(members.filter(\.isRequired).map(\.name)))
        return object
    }

    /// What of a value does not fit the shape, with its path; empty where all fits. Members that are not named are
    /// allowed, since schemas grow by addition.
    func problems(of value: JSONValue, at path: String = "") -> [String] {
        let wrong = ["\(path.isEmpty ? "the value" : path) does not fit"]
        switch self {
        case .text: return value.string == nil ? wrong : []
        case .word(let words): return value.string.map(words.contains) == true ? [] : wrong
        case .constant(let text): return value.string == text ? [] : wrong
        case .day: return value.string?.utf8.count == 10 ? [] : wrong
        case .moment: return value.string?.contains("T") == true ? [] : wrong
        case .integer: return value.int == nil ? wrong : []
        case .number: return value.double == nil ? wrong : []
        case .flag: return value.bool == nil ? wrong : []
        case .pair:
            return value.array?.count == 2 && value.array?.allSatisfy { $0.int != nil } == true ? [] : wrong
        case .list(let shape):
            guard let items = value.array else { return wrong }
            return items.enumerated().flatMap { shape.problems(of: $1, at: "\(path)[\($0)]") }
        case .map(let shape):
            guard let object = value.object else { return wrong }
            return object.members.flatMap { shape.problems(of: $0.value, at: "\(path).\($0.name)") }
        case .object(let members):
            guard let object = value.object else { return wrong }
            return members.flatMap { member -> [String] in
                guard let inner = object[member.name] else {
                    return member.isRequired ? ["\(path).\(member.name) is missing"] : []
                }
                return member.shape.problems(of: inner, at: "\(path).\(member.name)")
            }
        }
    }
}
