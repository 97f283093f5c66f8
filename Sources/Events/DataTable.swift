import Digest

/// A data file of lines and tab-separated cells, read as bytes; `#` starts a comment line.
struct DataTable {
    private let bytes: [UInt8]

    /// Reads a table out of a folder.
    /// - Throws: `DataError` where the file is missing.
    init(_ name: String, in folder: DataFolder) throws(DataError) {
        bytes = try folder.bytes(of: name)
    }

    /// Calls `body` with the cells of each row, in the order of the file.
    func forEachRow(_ body: ([ArraySlice<UInt8>]) -> Void) { forEachNumberedRow { cells, _ in body(cells) } }

    /// Calls `body` with the cells of each row and the number of its line, from 1.
    func forEachNumberedRow(_ body: ([ArraySlice<UInt8>], Int) -> Void) {
        var start = 0
        var line = 0
        var cells: [ArraySlice<UInt8>] = []
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 10 { end += 1 }
            line += 1
            if end > start, bytes[start] != UInt8(ascii: "#") {
                cells.removeAll(keepingCapacity: true)
                var cell = start
                for index in start..<end where bytes[index] == 9 {
                    cells.append(bytes[cell..<index])
                    cell = index + 1
                }
                cells.append(bytes[cell..<end])
                body(cells, line)
            }
            start = end + 1
        }
    }

    /// The rows as strings; for small tables.
    var rows: [[String]] {
        var rows: [[String]] = []
        forEachRow { cells in rows.append(cells.map { String(decoding: $0, as: UTF8.self) }) }
        return rows
    }

    /// The pieces of a cell between separators; empty ones are left out.
    static func pieces(_ cell: ArraySlice<UInt8>, by separator: UInt8) -> [ArraySlice<UInt8>] {
        cell.split(separator: separator)
    }
}
