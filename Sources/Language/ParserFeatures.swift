/// The features by which the parser knows where it stands, as hashes.
enum ParserFeatures {
    private static let none: UInt64 = 61, edge: UInt64 = 62

    /// A word as features see it.
    struct Word {
        let form: UInt64
        let tag: UInt64
        let cluster: UInt64
    }

    @inline(__always)
    private static func word(_ forms: WordForms, _ low: Int, _ state: ParserState, _ place: Int) -> Word {
        if place < 0 { return Word(form: 3, tag: none, cluster: 1001) }
        if place == state.count { return Word(form: 4, tag: edge, cluster: 1002) }
        let cluster = UInt64(forms.clusters[low + place])
        return Word(
            form: forms.lower[low + place], tag: UInt64(forms.parts[low + place]),
            cluster: cluster == 0 ? 1000 : ((cluster - 1) >> 6) & 0x1FF)
    }

    /// Gives the features of a state of a sentence that starts at token `low`.
    @inline(__always)
    static func each(_ forms: WordForms, _ low: Int, _ state: ParserState, _ give: (UInt64) -> Void) {
        @inline(__always) func feature(_ template: UInt64, _ value: UInt64) {
            give(WordHash.mixed(value, 400 + template))
        }
        @inline(__always) func at(_ place: Int) -> Word { word(forms, low, state, place) }
        @inline(__always) func label(_ place: Int) -> UInt64 {
            place < 0 || place >= state.count ? 63 : UInt64(state.labels[place] + 1)
        }
        let p0 = state.onStack(0), p1 = state.onStack(1), p2 = state.onStack(2)
        let q0 = state.next < state.count ? state.next : -1
        let q1 = state.next + 1 < state.count ? state.next + 1 : -1
        let q2 = state.next + 2 < state.count ? state.next + 2 : -1
        let s0 = at(p0), s1 = at(p1), s2 = at(p2), b0 = at(q0), b1 = at(q1), b2 = at(q2)
        let l0 = p0 < 0 ? -1 : state.leftmost[p0], r0 = p0 < 0 ? -1 : state.rightmost[p0]
        let l1 = p1 < 0 ? -1 : state.leftmost[p1], r1 = p1 < 0 ? -1 : state.rightmost[p1]
        let lb = q0 < 0 ? -1 : state.leftmost[q0]
        let distance: UInt64 = p0 >= 0 && p0 < state.count && q0 >= 0 ? UInt64(min(9, q0 - p0)) : 10
        let valence =
            (p0 < 0 ? 0 : UInt64(min(3, state.leftCounts[p0]))) * 4
            + (p0 < 0 ? 0 : UInt64(min(3, state.rightCounts[p0])))
        let valenceBelow =
            (p1 < 0 ? 0 : UInt64(min(3, state.leftCounts[p1]))) * 4
            + (p1 < 0 ? 0 : UInt64(min(3, state.rightCounts[p1])))
        feature(0, 0)
        for (index, word) in [s0, s1, b0].enumerated() {
            let start = UInt64(index) * 4
            feature(1 + start, word.form)
            feature(2 + start, word.tag)
            feature(3 + start, word.form &* 64 &+ word.tag)
            feature(4 + start, word.cluster &* 64 &+ word.tag)
        }
        feature(14, s2.tag)
        feature(15, b1.form)
        feature(16, b1.tag)
        feature(17, b2.tag)
        feature(18, s0.form &* 31 &+ b0.form)
        feature(19, (s0.form &* 64 &+ s0.tag) &* 64 &+ b0.tag)
        feature(20, (b0.form &* 64 &+ b0.tag) &* 64 &+ s0.tag)
        feature(21, s0.tag << 8 | b0.tag)
        feature(22, s1.form &* 31 &+ s0.form)
        feature(23, (s1.form &* 64 &+ s1.tag) &* 64 &+ s0.tag)
        feature(24, (s0.form &* 64 &+ s0.tag) &* 64 &+ s1.tag)
        feature(25, s1.tag << 8 | s0.tag)
        feature(26, s0.cluster << 16 | b0.cluster)
        feature(27, s1.cluster << 16 | s0.cluster)
        feature(28, s0.tag << 16 | b0.tag << 8 | b1.tag)
        feature(29, s1.tag << 16 | s0.tag << 8 | b0.tag)
        feature(30, s2.tag << 16 | s1.tag << 8 | s0.tag)
        feature(31, b0.tag << 16 | b1.tag << 8 | b2.tag)
        feature(32, (s0.tag << 16 | b0.tag << 8 | at(lb).tag) << 8 | 1)
        feature(33, s1.tag << 24 | s0.tag << 16 | b0.tag << 8 | b1.tag)
        feature(34, s0.tag << 16 | at(l0).tag << 8 | b0.tag)
        feature(35, s0.tag << 16 | at(r0).tag << 8 | b0.tag)
        feature(36, s1.tag << 16 | s0.tag << 8 | at(r0).tag)
        feature(37, s1.tag << 16 | at(r1).tag << 8 | s0.tag)
        feature(38, s1.tag << 16 | at(l1).tag << 8 | s0.tag)
        feature(39, s0.form &* 16 &+ distance)
        feature(40, (s0.tag << 8 | b0.tag) << 8 | distance)
        feature(41, b0.form &* 16 &+ distance)
        feature(42, s0.form &* 16 &+ valence)
        feature(43, s0.tag << 8 | valence)
        feature(44, s1.tag << 8 | valenceBelow)
        feature(45, s1.form &* 16 &+ valenceBelow)
        feature(46, label(l0) << 16 | label(r0) << 8 | s0.tag)
        feature(47, label(l1) << 16 | label(r1) << 8 | s1.tag)
        feature(48, label(lb) << 8 | b0.tag)
        feature(49, (s0.form &* 64 &+ label(l0)) &* 64 &+ label(r0))
        feature(50, (s0.cluster << 16 | b0.tag << 8 | b1.tag) << 8 | distance)
        feature(51, (b0.form &* 64 &+ s0.tag) &* 64 &+ s1.tag)
        feature(52, (b0.tag << 8 | s0.tag) << 24 | (label(r0) << 8 | label(r1)))
    }

    /// Gives the features of an arc.
    @inline(__always)
    static func eachOfArc(
        _ forms: WordForms, _ low: Int, _ state: ParserState, head: Int, dependent: Int,
        _ give: (UInt64) -> Void
    ) {
        @inline(__always) func feature(_ template: UInt64, _ value: UInt64) {
            give(WordHash.mixed(value, 500 + template))
        }
        @inline(__always) func at(_ place: Int) -> Word { word(forms, low, state, place) }
        @inline(__always) func label(_ place: Int) -> UInt64 {
            place < 0 || place >= state.count ? 63 : UInt64(state.labels[place] + 1)
        }
        let h = at(head), d = at(dependent)
        let isLeft: UInt64 = dependent < head && head != state.count ? 1 : 0
        let gap = head == state.count ? 10 : UInt64(min(9, abs(head - dependent)))
        let before = dependent > 0 ? at(dependent - 1) : at(-1)
        let after = dependent + 1 < state.count ? at(dependent + 1) : at(-1)
        let first = at(state.leftmost[dependent]), last = at(state.rightmost[dependent])
        let pair = (h.tag << 8 | d.tag) << 1 | isLeft
        feature(0, isLeft)
        feature(1, pair)
        feature(2, d.form &* 2 &+ isLeft)
        feature(3, h.form &* 2 &+ isLeft)
        feature(4, (d.form &* 64 &+ h.tag) &* 2 &+ isLeft)
        feature(5, (h.form &* 64 &+ d.tag) &* 2 &+ isLeft)
        feature(6, h.form &* 31 &+ d.form)
        feature(7, pair << 4 | gap)
        feature(8, pair << 8 | before.tag)
        feature(9, pair << 8 | after.tag)
        feature(10, pair << 8 | first.tag)
        feature(11, pair << 8 | last.tag)
        feature(12, first.form &* 64 &+ d.tag)
        feature(13, (first.form &* 64 &+ d.tag) &* 64 &+ h.tag)
        feature(14, (d.cluster << 16 | h.cluster) << 1 | isLeft)
        feature(15, d.cluster << 16 | h.tag << 1 | isLeft)
        feature(16, h.cluster << 16 | d.tag << 1 | isLeft)
        feature(17, before.form &* 2 &+ isLeft)
        feature(18, after.form &* 2 &+ isLeft)
        feature(19, pair << 16 | label(state.leftmost[dependent]) << 8 | label(state.rightmost[dependent]))
        let sister = isLeft == 1 ? state.leftmost[head] : state.rightmost[head]
        feature(20, pair << 8 | label(sister))
        feature(21, (h.form &* 64 &+ label(sister)) &* 2 &+ isLeft)
        let valence = UInt64(min(3, state.leftCounts[head])) << 8 | UInt64(min(3, state.rightCounts[head]))
        feature(22, pair << 16 | valence)
    }
}
