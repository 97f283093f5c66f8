import Desk
import Digest
import Notation
import Wire

extension Failure {
    /// What an error of any room means for the command: the one place that decides.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as SettingsError: self.init(.settings, error.description)
        case let error as DataError: self.init(.installation, error.description)
        case let error as DeskError:
            self.init(error.code == .badAddress ? .settings : .system, error.description)
        case let error as WireError: self.init(.badInput, error.description)
        case let error as JSONError: self.init(.badInput, error.description)
        default: self.init(.bug, "\(error); please report this with the command that led to it")
        }
    }
}
