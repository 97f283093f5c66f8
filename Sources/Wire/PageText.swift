/// Chooses the story's text among a page's paragraphs: those of the container that holds most running text.
enum PageText {
    /// The paragraphs of the story, without lists of links and headings that nothing follows.
    static func blocks(of page: PageSink) -> [Block] {
        guard let container = container(of: page) else { return [] }
        var blocks: [Block] = []
        for paragraph in page.paragraphs where paragraph.path.contains(container) {
            guard isText(paragraph) else { continue }
            blocks.append(Block(paragraph.kind, paragraph.text))
        }
        while blocks.last?.kind == .heading { blocks.removeLast() }
        return blocks
    }

    /// The container that the page marks as its text, else the one with the highest score: bytes of running text
    /// right in it, and half of those one level below.
    private static func container(of page: PageSink) -> Int? {
        var scores: [Int: Int] = [:]
        var inMarked: [Int: Int] = [:]
        for paragraph in page.paragraphs where paragraph.kind != .heading && isText(paragraph) {
            let size = paragraph.text.utf8.count
            for container in paragraph.path where page.marked.contains(container) {
                inMarked[container, default: 0] += size
            }
            guard size >= 40, paragraph.kind != .item else { continue }
            if let parent = paragraph.path.last { scores[parent, default: 0] += size }
            if paragraph.path.count > 1 {
                scores[paragraph.path[paragraph.path.count - 2], default: 0] += size / 2
            }
        }
        func best(_ scores: [Int: Int]) -> (key: Int, value: Int)? {
            scores.max { $0.value < $1.value || ($0.value == $1.value && $0.key > $1.key) }
        }
        if let marked = best(inMarked), marked.value >= 200 { return marked.key }
        // A page of short lines only has no better container than the one around its first line.
        return best(scores)?.key ?? page.paragraphs.first { $0.kind != .heading && isText($0) }?.path.last
    }

    /// Whether a paragraph is more than links.
    private static func isText(_ paragraph: PageSink.Paragraph) -> Bool {
        let share = paragraph.kind == .item ? 4 : 6
        return paragraph.linkBytes * 10 <= paragraph.text.utf8.count * share
    }
}
