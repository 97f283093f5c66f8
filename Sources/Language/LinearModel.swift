public import Digest

/// A multi-class linear model over hashed features, with 8-bit weights and one scale a feature.
///
/// The score of a class is the sum of its weights over the features that are there, in the order they are given:
/// the same on every run.
public struct LinearModel: Sendable {
    /// Names of the classes, in the order of their scores.
    public let classes: [String]
    /// Number of scores: the number of classes made a multiple of four.
    let width: Int
    /// For each feature the place of its row.
    private let table: FingerprintTable
    /// Rows: how many weights, their scale's code, then for each its class and the weight. Most features speak for a
    /// few classes only, and a row this short lies in one line of the cache.
    private let rows: [UInt8]
    /// Scales by their codes.
    private let scales: [Float]

    /// Loads a model.
    /// - Throws: `DataError` where the file is missing, `LanguageError` where it is of another form.
    public init(_ file: String, in folder: DataFolder) throws {
        var reader = try PackedReader(file, kind: "CTL1", in: folder)
        try self.init(&reader)
    }

    /// Reads a model that was packed.
    /// - Throws: `LanguageError` where the bytes are of another form.
    public init(packed bytes: [UInt8]) throws {
        var reader = try PackedReader(bytes, called: "the model", kind: "CTL1")
        try self.init(&reader)
    }

    private init(_ reader: inout PackedReader) throws {
        let classes = (0..<reader.count()).map { _ in reader.text() }
        guard classes.count <= 255 else {
            throw LanguageError(
                .badData, "a model has more than 255 classes; install the data of the same version")
        }
        let count = reader.count()
        var entries: [(fingerprint: UInt32, value: UInt32)] = []
        entries.reserveCapacity(count)
        var rows: [UInt8] = []
        rows.reserveCapacity(count * 14)
        var fingerprint: UInt32 = 0
        for _ in 0..<count {
            fingerprint &+= reader.variable()
            let row = rows.count
            entries.append((fingerprint, UInt32(truncatingIfNeeded: row)))
            rows.append(0)
            rows.append(reader.byte())
            var start = 0
            while start < classes.count {
                var mask = reader.byte()
                while mask != 0 {
                    let place = start + mask.trailingZeroBitCount
                    let weight = reader.byte()
                    if place < classes.count {
                        rows.append(UInt8(place))
                        rows.append(weight)
                        rows[row] += 1
                    }
                    mask &= mask - 1
                }
                start += 8
            }
        }
        try reader.finish()
        self.classes = classes
        self.rows = rows
        width = (classes.count + 3) / 4 * 4
        scales = (0...255).map { Self.scale($0) }
        table = FingerprintTable(entries)
    }

    /// Scales are powers of 2 to an eighth, so that they take one byte.
    private static func scale(_ code: UInt8) -> Float {
        let exponent = (Int(code) - 160) >> 3
        let fractions: [Float] = [
            1, 1.090_507_7, 1.189_207_1, 1.296_839_6, 1.414_213_5, 1.542_210_8, 1.681_792_8, 1.834_008,
        ]
        return fractions[(Int(code) - 160) & 7] * Float(sign: .plus, exponent: exponent, significand: 1)
    }

    /// Adds the weights of one feature to the scores.
    func add(_ feature: UInt64, to scores: UnsafeMutablePointer<Float>) {
        guard let row = table.value(of: feature) else { return }
        rows.withUnsafeBufferPointer { add(Int(row), of: $0, to: scores) }
    }

    /// Adds the weights of features to the scores, in their order, and empties the batch.
    @inline(__always)
    func add(_ features: inout FeatureBatch, to scores: UnsafeMutablePointer<Float>) {
        rows.withUnsafeBufferPointer { rows in
            features.drain(through: table, rows: rows) { add($0, of: rows, to: scores) }
        }
    }

    /// The class that a feature alone speaks for; nil for features that the model does not know.
    @inline(__always)
    func sole(_ feature: UInt64) -> Int? {
        table.value(of: feature).flatMap { rows[Int($0)] == 1 ? Int(rows[Int($0) + 2]) : nil }
    }

    @inline(__always)
    private func add(
        _ row: Int, of rows: UnsafeBufferPointer<UInt8>, to scores: UnsafeMutablePointer<Float>
    ) {
        var place = row
        let end = place + 2 + 2 * Int(rows[place])
        let scale = scales.withUnsafeBufferPointer { $0[Int(rows[place + 1])] }
        place += 2
        while place < end {
            scores[Int(rows[place])] += Float(Int8(bitPattern: rows[place + 1])) * scale
            place += 2
        }
    }

    /// Packs trained rows: weights below `threshold` are left out, and so are rows that have none left.
    /// - Parameters:
    ///   - rows: for each feature's fingerprint its weights, one a class.
    public static func packed(classes: [String], rows: [UInt32: [Float]], threshold: Float) -> [UInt8] {
        let kept = rows.filter { ($0.value.lazy.map(abs).max() ?? 0) >= threshold }
        var writer = PackedWriter(kind: "CTL1")
        writer.variable(UInt32(classes.count))
        for name in classes { writer.text(name) }
        writer.variable(UInt32(kept.count))
        var last: UInt32 = 0
        for (fingerprint, row) in kept.sorted(by: { $0.key < $1.key }) {
            writer.variable(fingerprint - last)
            last = fingerprint
            let largest = row.lazy.map(abs).max() ?? 0
            var code: UInt8 = 0
            while code < 255, scale(code) * 127 < largest { code += 1 }
            writer.byte(code)
            let step = scale(code)
            let quantised = row.map { Int8(max(-127, min(127, ($0 / step).rounded()))) }
            for start in stride(from: 0, to: classes.count, by: 8) {
                let part = quantised[start..<min(start + 8, classes.count)]
                let small = threshold / 4
                let used = part.indices.filter { quantised[$0] != 0 && abs(row[$0]) >= small }
                writer.byte(used.reduce(0) { $0 | 1 << UInt8($1 - start) })
                for place in used { writer.byte(UInt8(bitPattern: quantised[place])) }
            }
        }
        return writer.bytes
    }
}
