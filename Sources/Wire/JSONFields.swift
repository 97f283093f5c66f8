import Notation

extension JSONValue {
    /// The first member of these names that is there and not null.
    func first(_ names: String...) -> JSONValue? {
        guard let object else { return nil }
        for name in names {
            if let value = object[name], !value.isNull { return value }
        }
        return nil
    }

    /// A text that is written as a string or, by some agencies, as a number or in an array of one.
    var scalarText: String? {
        switch self {
        case .string(let text): text
        case .int(let number): String(number)
        case .double(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
        case .array(let elements): elements.first?.scalarText
        default: nil
        }
    }

    /// The text of the first member of these names that holds a non-empty one, without blanks at its ends.
    func text(_ names: String...) -> String? {
        guard let object else { return nil }
        for name in names {
            if let text = object[name]?.scalarText?.trimmingBlanks(), !text.isEmpty { return text }
        }
        return nil
    }

    /// The elements of an array, or the value itself where agencies write one without brackets.
    var elements: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .null: []
        default: [self]
        }
    }
}
