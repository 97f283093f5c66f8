import Notation

/// A path from an item to what a profile wants of it: `A/B/@c`, `**/Property[FormalName=City]/@Value`, `meta/source`.
///
/// `**` stands for any elements between; brackets hold an attribute and its value. In JSON each name is a member, and
/// arrays are gone through.
struct NodePath: Sendable, Equatable {
    private struct Step: Equatable {
        var name: String
        var attribute: String?
        var value: String?
    }

    private var steps: [Step] = []
    /// The attribute that is read at the path's end, nil for the text.
    private var attribute: String?

    /// - Throws: `JSONError` where the text is no path.
    init(_ text: String) throws {
        for part in text.split(separator: "/") {
            guard attribute == nil else {
                throw JSONError(.shape, "a path goes on behind its attribute: \(text)")
            }
            if part.hasPrefix("@") {
                attribute = String(part.dropFirst())
                continue
            }
            let pieces = part.split(whereSeparator: { "[=]".contains($0) }).map(String.init)
            guard pieces.count == 1 || (pieces.count == 3 && part.hasSuffix("]")) else {
                throw JSONError(.shape, "a path has a part that is not of its form: \(part)")
            }
            steps.append(
                pieces.count == 3
                    ? Step(name: pieces[0], attribute: pieces[1], value: pieces[2]) : Step(name: pieces[0]))
        }
        guard !steps.isEmpty || attribute != nil else { throw JSONError(.shape, "a path is empty") }
    }

    /// The texts at the end of the path that are not empty, in document order.
    func values(in node: XMLNode) -> [String] {
        nodes(from: node, steps[...]).compactMap { node in attribute.map { node.attribute($0) } ?? node.line }
    }

    private func nodes(from node: XMLNode, _ steps: ArraySlice<Step>) -> [XMLNode] {
        guard let step = steps.first else { return [node] }
        if step.name == "**" {
            let rest = steps.dropFirst()
            return nodes(from: node, rest) + node.elements.flatMap { nodes(from: $0, steps) }
        }
        return node.all(step.name).filter { child in
            step.attribute.map { child.attribute($0) == step.value } ?? true
        }.flatMap { nodes(from: $0, steps.dropFirst()) }
    }

    /// The same of a JSON object; `**` and attributes are not for it.
    func values(in object: JSONValue) -> [String] {
        steps.reduce([object]) { found, step in
            found.flatMap { $0[step.name]?.elements ?? [] }
        }.compactMap { $0.scalarText?.trimmingBlanks() }.filter { !$0.isEmpty }
    }
}
