/// A data file of the program that is missing, cut short or not the one that was shipped.
public struct DataError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's path.
    public let file: String
    /// What is wrong with it.
    public let problem: String

    /// What is wrong with a file.
    public init(file: String, _ problem: String) {
        self.file = file
        self.problem = problem
    }

    /// What is wrong and what to do.
    public var description: String {
        "\(file) \(problem); install the program together with its copytaster_*.resources folders"
    }
}
