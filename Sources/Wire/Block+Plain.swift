import Foundation

extension Block {
    /// The paragraphs of a text that is cut at blank lines; none of an empty text. Cost: linear.
    public static func paragraphs(of text: String) -> [Block] {
        guard !text.isEmpty else { return [] }
        var text = text
        return text.withUTF8 { bytes in
            var blocks: [Block] = []
            var start = 0
            while let end = blankLine(in: bytes, from: start) {
                blocks.append(paragraph(bytes[start..<end]))
                start = end + 2
            }
            blocks.append(paragraph(bytes[start...]))
            return blocks
        }
    }

    /// Whether `paragraphs(of:)` makes these blocks of a text, so that they need not be kept beside it.
    public static func isPlain(_ blocks: [Block], _ text: String) -> Bool {
        guard !text.isEmpty else { return blocks.isEmpty }
        var text = text
        return text.withUTF8 { bytes in
            var start = 0
            for (place, block) in blocks.enumerated() {
                guard block.kind == .paragraph else { return false }
                let end = blankLine(in: bytes, from: start)
                let isLast = place == blocks.count - 1
                guard isLast == (end == nil), isSame(block.text, bytes[start..<(end ?? bytes.count)]) else {
                    return false
                }
                start = (end ?? bytes.count) + 2
            }
            return !blocks.isEmpty
        }
    }

    private static func paragraph(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Block {
        Block(.paragraph, String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self))
    }

    private static func isSame(_ text: String, _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var text = text
        return text.withUTF8 { text in
            let bytes = UnsafeBufferPointer(rebasing: bytes)
            guard text.count == bytes.count else { return false }
            guard let one = text.baseAddress, let other = bytes.baseAddress else { return true }
            return memcmp(one, other, text.count) == 0
        }
    }

    /// Where the next two line feeds stand.
    private static func blankLine(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index + 1] != 0x0A {
                index += 2
            } else if bytes[index] == 0x0A {
                return index
            } else {
                index += 1
            }
        }
        return nil
    }
}
