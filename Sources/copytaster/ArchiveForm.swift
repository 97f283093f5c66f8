import ArgumentParser
import Wire

/// How the stories of a Reuters-21578 file are sent: a record each, as SGML or as the ANPA bytes that they were.
enum ArchiveForm: String, ExpressibleByArgument, CaseIterable {
    case sgml, anpa

    /// The records of a file: its stories where it is such an archive, else the file as it is.
    func records(of bytes: [UInt8]) -> [[UInt8]] {
        guard ReutersArchive.isArchive(bytes) else { return [bytes] }
        let stories = ReutersArchive.stories(in: bytes)
        return self == .sgml ? stories : stories.map { ReutersArchive.anpa(of: $0) }
    }
}
