import Digest

/// A data file of lines and tab-separated cells; `#` starts a comment line.
struct TableFile {
    /// The rows, in the order of the file.
    let rows: [[String]]

    /// Reads a table out of a folder.
    /// - Throws: `DataError` where the file is missing.
    init(_ name: String, in folder: DataFolder) throws {
        let text = String(decoding: try folder.bytes(of: name), as: UTF8.self)
        rows = text.split(separator: "\n").compactMap { line in
            line.utf8.first == UInt8(ascii: "#")
                ? nil : line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The hashes of the lower-case words of one column, of the rows where another column holds a value.
    func words(column: Int = 0, where key: Int, is value: String) -> Set<UInt64> {
        var words: Set<UInt64> = []
        for row in rows where row.count > max(column, key) && row[key] == value {
            words.insert(WordHash.ofLowercase(row[column]))
        }
        return words
    }
}
