/// One label of a metric.
struct Label: Hashable, Comparable, Sendable {
    var name: String
    var value: String

    static func < (first: Label, second: Label) -> Bool {
        (first.name, first.value) < (second.name, second.value)
    }
}

/// Metrics in Prometheus' text exposition format, version 0.0.4.
struct PrometheusText {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    /// The lines that stand before the samples of a name.
    mutating func open(_ name: String, kind: String, help: String?) {
        if let help {
            let escaped = help.split(separator: "\\", omittingEmptySubsequences: false).joined(
                separator: "\\\\")
            text += "# HELP \(name) \(escaped.split(separator: "\n").joined(separator: "\\n"))\n"
        }
        text += "# TYPE \(name) \(kind)\n"
    }

    /// One line.
    mutating func sample(_ name: String, _ labels: [Label], _ value: Double) {
        text += name
        if !labels.isEmpty {
            text +=
                "{" + labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",") + "}"
        }
        text += " \(Self.number(value))\n"
    }

    /// A number without an exponent where it is whole.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }

    /// A metric's name with what is forbidden in one turned into `_`.
    static func name(_ text: String) -> String { cleaned(text, allowing: ":") }

    /// A label's name with what is forbidden in one turned into `_`.
    static func labelName(_ text: String) -> String { cleaned(text, allowing: "_") }

    private static func cleaned(_ text: String, allowing extra: Character) -> String {
        var result = ""
        for character in text {
            let isWord = character.isASCII && (character.isLetter || character.isNumber || character == "_")
            result.append(isWord || character == extra ? character : "_")
        }
        let startsWithDigit = result.first?.isNumber ?? true
        return startsWithDigit ? "_\(result)" : result
    }

    private static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
