/// What is wrong with a setting, where it stands, and what to write instead.
struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, ending with the remedy.
    let message: String
    /// Where it stands: a file and line, a variable, a flag.
    let place: String?

    init(_ message: String, at place: String? = nil) {
        self.message = message
        self.place = place
    }

    /// The same error with its place.
    func at(_ place: String) -> SettingsError { SettingsError(message, at: self.place ?? place) }

    var description: String { place.map { "\($0): \(message)" } ?? message }
}
