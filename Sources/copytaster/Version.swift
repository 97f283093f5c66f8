/// The program's version and what it is made with.
enum Version {
    static let number = "0.1.0"

    static var text: String { "copytaster \(number)" }
}
