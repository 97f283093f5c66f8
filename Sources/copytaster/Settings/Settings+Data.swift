import Digest

extension Settings {
    /// The data folder of a room.
    func dataFolder(_ room: String) -> DataFolder {
        let root = text("data.path")
        return DataFolder(room: room, root: root.isEmpty ? nil : root)
    }
}
