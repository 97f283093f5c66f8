import ArgumentParser
import Store

/// The options by which every command that needs settings is told them.
struct SettingsOptions: ParsableArguments {
    @Option(name: [.short, .long], help: ArgumentHelp("The settings file.", valueName: "file"))
    var config: String?

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("Override one setting; may be repeated.", valueName: "key=value"))
    var set: [String] = []

    /// The settings: file, environment, `--set`. The file is that of `--config`, else of COPYTASTER_CONFIG, else none.
    func settings(environment: [String: String] = ProcessEnvironment.variables) throws -> Settings {
        var file: (path: String, text: String)?
        if let path = config ?? environment["COPYTASTER_CONFIG"] {
            guard let bytes = InputFile.read(path) else {
                throw Failure(
                    .settings, "the settings file \(path) cannot be read; name another with --config")
            }
            file = (path, String(decoding: bytes, as: UTF8.self))
        }
        return try Settings(file: file, environment: environment, assignments: set)
    }

    /// The database that the settings name, to be read while a worker may run, and its path.
    func view() throws -> (store: ViewStore, path: String) {
        let path = try settings().text("store.path")
        guard InputFile.exists(path) else {
            throw Failure(.noInput, "\(path) is not there; set store.path, or make it with `copytaster run`")
        }
        return (try ViewStore(path: path, isOwner: false), path)
    }
}
