import Testing

@testable import Wire

@Suite("XML within bounds")
struct XMLTreeParserTests {
    private func root(_ text: String) throws -> XMLNode {
        try XMLTreeParser(limits: DecodingLimits()).tree(of: Array(text.utf8)).root
    }

    @Test("declared and HTML entities are text, predefined ones too")
    func entities() throws {
        let text = "<!DOCTYPE a [<!ENTITY who \"Anna\">]><a>&who; &eacute; &amp; &#233;</a>"
        #expect(try root(text).line == "Anna é & é")
    }

    @Test("white space before the declaration and Latin-1 bytes are read")
    func encodings() throws {
        let bytes =
            Array("\n <?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>caf".utf8) + [0xE9]
            + Array("</a>".utf8)
        #expect(try XMLTreeParser(limits: DecodingLimits()).tree(of: bytes).root.line == "café")
    }

    @Test(
        "what is broken is refused",
        arguments: ["<a>", "<a></b>", "<a/><b/>", "<a b=1/>", "<?xml?>", "<a>&b", "<a>\u{1}"])
    func broken(text: String) { #expect(throws: WireError.self) { try root(text) } }

    @Test(
        "bare ampersands, unknown names and control characters are mended, told, and no letter is lost",
        arguments: [
            ("<a>AT&T rose</a>", "AT&T rose"), ("<a>&unknown; x</a>", "&unknown; x"),
            ("<a>one\u{3}two</a>", "onetwo"), ("<a b=\"x&y\">&#3;z</a>", "z"),
        ])
    func mended(text: String, line: String) throws {
        let tree = try XMLTreeParser(limits: DecodingLimits()).tree(of: Array(text.utf8))
        #expect(tree.root.line == line)
        #expect(tree.warnings == ["recovered"])
    }

    @Test("undeclared prefixes and false declarations are told")
    func told() throws {
        let parser = XMLTreeParser(limits: DecodingLimits())
        #expect(try parser.tree(of: Array("<a><b:c>x</b:c></a>".utf8)).warnings == ["undeclared_prefix"])
        let latin = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>café</a>"
        let tree = try parser.tree(of: Array(latin.utf8))
        #expect(tree.root.line == "café")
        #expect(tree.warnings == ["encoding_mismatch"])
        let bogus = "<?xml version=\"1.0\" encoding=\"no-such\"?><a>café</a>"
        #expect(try parser.tree(of: Array(bogus.utf8)).root.line == "café")
    }

    @Test("an external entity is never fetched")
    func external() throws {
        let text = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>1&x;2</a>"
        let line = try? root(text).line
        #expect(line == nil || line == "12")
    }

    @Test("depth, entities and their expansion are bounded")
    func bounds() {
        let deep = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
        #expect(throws: WireError.self) { try root(deep) }
        let declarations = (0..<20).map { "<!ENTITY e\($0) \"x\">" }.joined()
        #expect(throws: WireError.self) { try root("<!DOCTYPE a [\(declarations)]><a/>") }
        let long = String(repeating: "y", count: 1000)
        let many = String(repeating: "&e;", count: 100)
        #expect(throws: WireError.self) { try root("<!DOCTYPE a [<!ENTITY e \"\(long)\">]><a>\(many)</a>") }
    }
}
