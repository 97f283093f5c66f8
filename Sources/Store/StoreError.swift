internal import GRDB
internal import Notation

/// Why the database could not be used, with what may be done.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    /// The closed list of reasons; also the metric's label.
    public enum Code: String, Sendable, CaseIterable {
        /// The disk is full: passes once there is room.
        case diskFull = "disk_full"
        /// Reading or writing failed in the system: may pass.
        case inputOutput = "io_error"
        /// Another process holds the file for long: may pass.
        case busy
        /// Another worker has this database.
        case locked
        /// The file is damaged: `copytaster rebuild`.
        case corrupt
        /// The file lies on a network file system.
        case networkFileSystem = "network_file_system"
        /// The file was written by an older version and is only read: its owner brings it up to date.
        case olderSchema = "older_schema"
        /// The file was written by a newer version.
        case newerSchema = "newer_schema"
        /// The folder or file cannot be opened.
        case cannotOpen = "cannot_open"
        /// Anything else that SQLite reports.
        case database
    }

    /// The reason.
    public let code: Code
    /// What happened, where, and the remedy.
    public let message: String

    /// An error with its reason and a message that ends with the remedy.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// True where trying again later can help.
    public var isRetriable: Bool { code == .diskFull || code == .inputOutput || code == .busy }

    /// Reason and message.
    public var description: String { "\(code.rawValue): \(message)" }

    init(_ error: any Error, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        if error is JSONError {
            self.init(
                .corrupt, "\(path): a row cannot be read (\(error)); make it anew with `copytaster rebuild`")
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.database, "\(path): \(error)")
            return
        }
        let text = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.diskFull, "\(path): \(text); free space on its disk, work resumes by itself")
        case .SQLITE_IOERR: self.init(.inputOutput, "\(path): \(text); see the system's log for the disk")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, "\(path): \(text); end the program that keeps it locked")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(.corrupt, "\(path): \(text); make it anew with `copytaster rebuild`")
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self.init(.cannotOpen, "\(path): \(text); see that the folder exists and can be written")
        default: self.init(.database, "\(path): \(text)")
        }
    }
}
