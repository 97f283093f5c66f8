/// A numeric address and port to listen on: `127.0.0.1:9102`, `[::1]:0`, `:9102` for every interface.
public struct ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// A numeric IPv4 or IPv6 address, without brackets.
    public let host: String
    /// The port; 0 lets the system choose one.
    public let port: UInt16

    /// Reads `HOST:PORT`; `localhost` means 127.0.0.1 and an empty host every interface.
    /// - Throws: `DeskError` with the code `.badAddress`.
    public init(_ text: String) throws(DeskError) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw Self.unreadable(text)
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        if host == "localhost" { host = "127.0.0.1" }
        if host.isEmpty || host == "*" { host = "0.0.0.0" }
        let isV4 = host.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
        let isV6 =
            host.contains(":") && host.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".") }
        guard isV4 || isV6 else { throw Self.unreadable(text) }
        self.host = host
        self.port = port
    }

    /// A host and a port that are already apart.
    init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// True for an IPv6 address.
    var isV6: Bool { host.contains(":") }

    /// `HOST:PORT`, with brackets round an IPv6 address.
    public var description: String { isV6 ? "[\(host)]:\(port)" : "\(host):\(port)" }

    private static func unreadable(_ text: String) -> DeskError {
        DeskError(
            .badAddress,
            "\"\(text)\" is not an address to listen on; write a numeric address and a port such as 127.0.0.1:9102"
        )
    }
}
