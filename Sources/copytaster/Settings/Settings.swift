/// The settings of this run: defaults, overridden by the settings file, by the environment, by `--set`, in this order.
struct Settings: Sendable {
    private var values: [String: SettingValue] = [:]
    /// Where a value that is not the default came from, by name.
    private(set) var origins: [String: String] = [:]

    /// All defaults.
    init() {
        for key in SettingsTable.keys { values[key.name] = key.fallback }
    }

    /// Settings from a file's text (nil for none), an environment and `name=value` assignments.
    /// - Throws: `SettingsError` for an unknown name, a value of another kind, or a secret's file that cannot be read.
    init(
        file: (path: String, text: String)?, environment: [String: String], assignments: [String]
    ) throws(SettingsError) {
        self.init()
        if let file {
            for entry in try SettingsFile.entries(of: file.text, path: file.path) {
                set(entry.key, entry.value, from: entry.place)
            }
        }
        try apply(environment)
        for assignment in assignments { try apply(assignment) }
    }

    private mutating func apply(_ environment: [String: String]) throws(SettingsError) {
        let keys = Dictionary(SettingsTable.keys.map { ($0.variable, $0) }) { first, _ in first }
        // Sorted, so that of two mistakes the same one is named each time.
        for (variable, text) in environment.sorted(by: { $0.key < $1.key }) {
            guard variable.hasPrefix(SettingKey.variablePrefix), !Self.isReserved(variable) else { continue }
            guard let key = keys[variable] else {
                let nearest = NearestName.of(variable, in: keys.keys.sorted())
                throw SettingsError(
                    "there is no such setting" + (nearest.map { "; did you mean \($0)?" } ?? ""),
                    at: "environment variable \(variable)")
            }
            let place = "environment variable \(variable)"
            do throws(SettingsError) {
                set(key, try key.value(from: text), from: place)
            } catch {
                throw error.at(place)
            }
        }
    }

    private mutating func apply(_ assignment: String) throws(SettingsError) {
        guard let equals = assignment.firstIndex(of: "=") else {
            throw SettingsError(
                "write name=value, such as kafka.brokers=broker:9092", at: "--set \(assignment)")
        }
        let name = String(assignment[..<equals])
        let text = String(assignment[assignment.index(after: equals)...])
        let place = "--set \(name)"
        if let key = SettingsTable.key(name) {
            do throws(SettingsError) {
                set(key, try key.value(from: text), from: place)
            } catch {
                throw error.at(place)
            }
            return
        }
        // `--set kafka.properties.linger.ms=5` sets one member.
        if let key = SettingsTable.keys.first(where: { $0.kind == .map && name.hasPrefix($0.name + ".") }) {
            set(key, .map([String(name.dropFirst(key.name.count + 1)): text]), from: place)
            return
        }
        throw SettingsError.unknown(name, at: place)
    }

    /// Variables that are not settings: the settings file's name, and what only tests read.
    private static func isReserved(_ variable: String) -> Bool {
        variable == "COPYTASTER_CONFIG" || variable == "COPYTASTER_FAILPOINT"
            || variable == "COPYTASTER_STRICT"
            || variable.hasPrefix("COPYTASTER_TEST_")
    }

    private mutating func set(_ key: SettingKey, _ value: SettingValue, from place: String) {
        // Members of a map add up over file, environment and flags; all else is replaced.
        if case .map(let new) = value, case .map(let old)? = values[key.name] {
            values[key.name] = .map(old.merging(new) { $1 })
        } else {
            values[key.name] = value
        }
        origins[key.name] = place
    }

    /// Sets a value from the program itself, such as the demo's own choices.
    mutating func choose(_ name: String, _ value: SettingValue) {
        precondition(SettingsTable.key(name) != nil, "no setting is called \(name)")
        values[name] = value
        origins[name] = "the command"
    }

    /// Sets a value from the program itself where the user has set none.
    mutating func suggest(_ name: String, _ value: SettingValue) {
        if origins[name] == nil { choose(name, value) }
    }

    /// The value of a setting.
    subscript(name: String) -> SettingValue {
        guard let value = values[name] else { preconditionFailure("no setting is called \(name)") }
        return value
    }

    /// The value of a text, choice, path or secret.
    func text(_ name: String) -> String {
        guard case .text(let text) = self[name] else { preconditionFailure("\(name) is no text") }
        return text
    }

    /// The value of a whole number.
    func integer(_ name: String) -> Int {
        guard case .integer(let number) = self[name] else { preconditionFailure("\(name) is no number") }
        return number
    }

    /// The value of a flag.
    func flag(_ name: String) -> Bool {
        guard case .flag(let flag) = self[name] else { preconditionFailure("\(name) is no flag") }
        return flag
    }

    /// The value of a list.
    func list(_ name: String) -> [String] {
        guard case .list(let list) = self[name] else { preconditionFailure("\(name) is no list") }
        return list
    }

    /// The value of a map.
    func map(_ name: String) -> [String: String] {
        guard case .map(let map) = self[name] else { preconditionFailure("\(name) is no map") }
        return map
    }
}

extension SettingsError {
    /// An error for a name that does not exist, with the nearest that does.
    static func unknown(_ name: String, at place: String) -> SettingsError {
        SettingsError(
            "there is no setting \"\(name)\""
                + (SettingsTable.nearest(name).map { "; did you mean \($0)?" }
                    ?? "; `copytaster settings` lists all"),
            at: place)
    }
}
