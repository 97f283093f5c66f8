import Foundation

/// The environment variables of this process.
enum ProcessEnvironment {
    static let variables = ProcessInfo.processInfo.environment
}
