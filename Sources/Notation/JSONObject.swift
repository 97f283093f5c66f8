/// The members of a JSON object in their order; of duplicate names the last one counts.
public struct JSONObject: Sendable, Equatable {
    /// One name and its value.
    public struct Member: Sendable, Equatable {
        /// The member's name.
        public let name: String
        /// The member's value.
        public var value: JSONValue
    }

    /// All members, in order.
    public private(set) var members: [Member] = []

    /// An object without members.
    public init() {}

    /// An object of the given members; those whose value is `null` are left out.
    public init(_ pairs: KeyValuePairs<String, JSONValue>) {
        members.reserveCapacity(pairs.count)
        for (name, value) in pairs where !value.isNull { members.append(Member(name: name, value: value)) }
    }

    /// The value of the last member called `name`. Cost: linear in the number of members.
    public subscript(name: String) -> JSONValue? {
        get { place(of: name).map { members[$0].value } }
        set {
            if let place = place(of: name) {
                if let newValue { members[place].value = newValue } else { members.remove(at: place) }
            } else if let newValue {
                members.append(Member(name: name, value: newValue))
            }
        }
    }

    /// The place of the last member called `name`. Names of another length are passed over without a comparison of
    /// strings, which costs ten times as much.
    private func place(of name: String) -> Int? {
        let length = name.utf8.count
        return members.withUnsafeBufferPointer { members in
            members.indices.last { members[$0].name.utf8.count == length && members[$0].name == name }
        }
    }

    /// Adds a member at the end without looking for one of that name.
    public mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
    }

    /// Makes room for members that are about to be added.
    mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

    /// True where there is no member.
    public var isEmpty: Bool { members.isEmpty }
}

extension JSONValue {
    /// An object of the given members, in this order; members whose value is `null` are left out.
    public static func members(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(JSONObject(pairs))
    }
}
