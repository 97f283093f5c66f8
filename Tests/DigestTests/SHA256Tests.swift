import Digest
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    @Test(
        "the vectors of FIPS 180-4 come out",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func vectors(text: String, hex: String) {
        #expect(SHA256(of: text).hex == hex)
    }

    @Test("ids tell parts apart that join to the same text")
    func parts() {
        #expect(Identifier.of(["ab", "c"]) != Identifier.of(["a", "bc"]))
    }
}
