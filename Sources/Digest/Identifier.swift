/// Ids made of what a thing is: the same parts give the same id on every machine and on every replay.
///
/// Each part is preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
public enum Identifier {
    /// A 32-digit hexadecimal id of the parts, in their order.
    public static func of(_ parts: [String]) -> String {
        var bytes: [UInt8] = []
        for part in parts {
            bytes.append(contentsOf: String(part.utf8.count).utf8)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(contentsOf: part.utf8)
        }
        return SHA256(of: bytes).id
    }
}
