import Testing

@testable import Store

@Suite("Network file systems")
struct FileSystemCheckTests {
    @Test(
        "a folder belongs to the longest mount point above it",
        arguments: [
            ("/srv/wire", "nfs4"), ("/srv/wire/deep/er", "nfs4"), ("/srv/wires", "ext4"), ("/", "ext4"),
            ("/tmp", "tmpfs"),
        ])
    func types(folder: String, type: String) {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nhost:/x /srv/wire nfs4 rw 0 0\ntmpfs /tmp tmpfs rw 0 0\n"
        #expect(FileSystemCheck.type(of: folder, mounts: mounts) == type)
    }
}
