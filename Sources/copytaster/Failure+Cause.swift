import Desk
import Digest
import Kafka
import Language
import Notation
import Pipeline
import Store
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
        case let error as KafkaError: self.init(Self.status(of: error), error.description)
        case let error as PipelineError: self.init(Self.status(of: error), error.description)
        case let error as StoreError: self.init(.input, error.description)
        case let error as LanguageError:
            self.init(error.code == .badData ? .installation : .badInput, error.description)
        default: self.init(.bug, "\(error); please report this with the command that led to it")
        }
    }

    private static func status(of error: KafkaError) -> ExitStatus {
        switch error.kind {
        case .retriable, .abortable, .doubtful: .unavailable
        case .fenced: .fenced
        case .permanent:
            error.isUnknownTopic ? .topics : error.name == "_INVALID_ARG" ? .settings : .refused
        }
    }

    private static func status(of error: PipelineError) -> ExitStatus {
        switch error.code {
        case .settings: .settings
        case .topic, .position: .topics
        case .probe, .refused: .refused
        case .fenced: .fenced
        case .store: .input
        case .data: .installation
        case .drain: .interrupted
        }
    }
}
