import Digest
import Language

extension Settings {
    /// The data folder of a room.
    func dataFolder(_ room: String) -> DataFolder {
        let root = text("data.path")
        return DataFolder(room: room, root: root.isEmpty ? nil : root)
    }

    /// How words are read.
    var readerOptions: ReaderOptions {
        ReaderOptions(profile: ReaderOptions.Profile(rawValue: text("language.model")) ?? .open)
    }
}
