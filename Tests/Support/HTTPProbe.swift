internal import Foundation
internal import Glibc

/// Asks a port on this machine for a path, as a scraper would, and returns the whole answer.
///
/// The blocking calls run on a thread of their own: on the cooperative pool they would starve the server.
public func answer(port: UInt16, path: String, method: String = "GET") async -> String {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(returning: blockingAnswer(port: port, path: path, method: method))
        }
    }
}

private func blockingAnswer(port: UInt16, path: String, method: String) -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    guard connected == 0 else { return "" }
    let request = Array("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
    guard write(descriptor, request, request.count) == request.count else { return "" }
    var whole: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = read(descriptor, &chunk, chunk.count)
        guard count > 0 else { break }
        whole.append(contentsOf: chunk[..<count])
    }
    return String(decoding: whole, as: UTF8.self)
}

/// The port of `http://HOST:PORT/`.
public func port(of address: String) -> UInt16 {
    address.split(separator: ":").last.flatMap { UInt16($0.dropLast()) } ?? 0
}
