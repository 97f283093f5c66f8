import Digest

/// The room's data folder in the source tree, so that tests need no built resources.
enum LanguageData {
    static var folder: DataFolder {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(3)
        return DataFolder(path: path.joined(separator: "/") + "/Sources/Language/Data")
    }
}
