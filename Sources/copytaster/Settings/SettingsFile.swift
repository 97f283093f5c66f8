import Yams

/// Reads a settings file: YAML whose nested names joined by dots are names of settings.
enum SettingsFile {
    /// One setting with its place in the file.
    struct Entry {
        var key: SettingKey
        var value: SettingValue
        var place: String
    }

    /// All settings of a file, in its order.
    /// - Throws: `SettingsError` with file and line.
    static func entries(of text: String, path: String) throws(SettingsError) -> [Entry] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SettingsError("\(error); settings are YAML as in config/copytaster.yaml", at: path)
        }
        guard let root else { return [] }
        if isNothing(root) { return [] }
        guard case .mapping(let mapping) = root else {
            throw SettingsError(
                "a settings file holds names with values, as in config/copytaster.yaml", at: path)
        }
        var entries: [Entry] = []
        try walk(mapping, under: "", path: path, into: &entries)
        return entries
    }

    private static func walk(
        _ mapping: Node.Mapping, under head: String, path: String, into entries: inout [Entry]
    ) throws(SettingsError) {
        for (nameNode, node) in mapping {
            let place = "\(path):\(nameNode.mark?.line ?? 0)"
            guard let part = nameNode.scalar?.string else {
                throw SettingsError("a name should stand here", at: place)
            }
            let name = head.isEmpty ? part : "\(head).\(part)"
            guard let key = SettingsTable.key(name) else {
                let isGroup = SettingsTable.keys.contains { $0.name.hasPrefix(name + ".") }
                guard isGroup else { throw SettingsError.unknown(name, at: place) }
                if isNothing(node) { continue }
                guard case .mapping(let inner) = node else {
                    throw SettingsError("\(name) is a group; its settings stand indented below it", at: place)
                }
                try walk(inner, under: name, path: path, into: &entries)
                continue
            }
            do throws(SettingsError) {
                if let value = try value(of: node, for: key) {
                    entries.append(Entry(key: key, value: value, place: place))
                }
            } catch {
                throw error.at(place)
            }
        }
    }

    /// The value that a node holds; nil where nothing stands there, which means the default.
    private static func value(of node: Node, for key: SettingKey) throws(SettingsError) -> SettingValue? {
        if isNothing(node) { return nil }
        switch node {
        case .scalar(let scalar): return try key.value(from: scalar.string)
        case .sequence(let sequence):
            var items: [String] = []
            for item in sequence {
                guard let scalar = item.scalar else {
                    throw SettingsError("the items of \(key.name) are plain texts")
                }
                items.append(scalar.string)
            }
            return try key.value(from: items)
        case .mapping(let mapping):
            guard key.kind == .map else {
                throw SettingsError("\(key.name) is a single value; write \(key.kind.meaning)")
            }
            var map: [String: String] = [:]
            for (name, value) in mapping {
                guard let name = name.scalar?.string, let value = value.scalar?.string else {
                    throw SettingsError("the members of \(key.name) are names with plain values, not nested")
                }
                map[name] = value
            }
            return .map(map)
        default: throw SettingsError("\(key.name) cannot be an alias; write \(key.kind.meaning)")
        }
    }

    private static func isNothing(_ node: Node) -> Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }
}
