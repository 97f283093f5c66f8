import Digest
import Testing

@testable import Wire

@Suite("Marks of agencies")
struct MarksTests {
    private let tables: WireTables

    init() throws { tables = try WireTables(data: DataFolder(room: "Wire")) }

    @Test(
        "a mark gives its signal and its number",
        arguments: [
            ("CORRECTED-Valmora port strike ends", .correction, nil),
            ("UPDATE 2-Valmora strike ends", .update, 2),
            ("REFILE-Valmora strike ends", .refile, nil), ("(2nd Lead) Strike in Valmora", .lead, 2),
            ("Valmora-Strike, 1stLd-Writethru", .writethru, nil), ("REPEAT-Strike in Valmora", .repeat, nil),
            ("Valmora Strike, TAKE 2", .take, 2), ("BC-Valmora-Strike, ADD 1", .add, 1),
            ("STORY WITHDRAWN: Valmora strike", .kill, nil), ("KILL KILL KILL Valmora", .kill, nil),
            ("HOLD HOLD HOLD Valmora", .withhold, nil), ("BC-News Digest", .advisory, nil),
        ] as [(String, Signal.Kind, Int?)])
    func marks(text: String, kind: Signal.Kind, number: Int?) {
        let marks = tables.marks.marks(in: text, at: .headline)
        #expect(marks.contains { $0.signal.kind == kind && $0.signal.number == number })
    }

    @Test(
        "words of a plain headline are no marks",
        arguments: [
            "Corrected figures show growth", "Rebels kill seven in raid", "Police hold three men",
            "Team takes lead",
            "Update on talks expected", "Leaders test new pact", "Workers repeat demands",
        ])
    func plain(text: String) { #expect(tables.marks.marks(in: text, at: .headline).isEmpty) }
}
