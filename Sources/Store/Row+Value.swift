internal import GRDB

/// Values of rows, read so that a damaged file throws and never traps.
extension Row {
    /// A column's value.
    /// - Throws: `StoreError` with the code `corrupt` where it is missing or of another type.
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        let stored: DatabaseValue? = self[column]
        guard let stored, let value = Value.fromDatabaseValue(stored) else {
            throw StoreError(
                .corrupt,
                "the column \(column) holds no such value; make the file anew with `copytaster rebuild`")
        }
        return value
    }

    /// A column's value, nil where it has none; throws as `value`.
    func optional<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
        let stored: DatabaseValue? = self[column]
        guard let stored, !stored.isNull else { return nil }
        return try value(column)
    }
}
