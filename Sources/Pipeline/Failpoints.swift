import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Named points between the steps of a batch at which fault tests end or delay the program; inert when unset.
///
/// Written `name[:count]=kill|exit|sleep|delay|trap` and separated by commas: `judge.sent:3=kill` ends the program with
/// SIGKILL the third time the judge has sent a batch and not yet committed it; `sleep` never goes on, `delay` does after
/// twelve seconds, which is longer than the sessions of tests. Of the point `record`, inside the work on
/// one record, the number is an offset: `code.record:7=trap` is what a fault of the program on that record would be.
public final class Failpoints: Sendable {
    /// What happens at a point.
    public struct Action: Sendable, Equatable {
        /// The ways to fail.
        public enum Effect: String, Sendable { case kill, exit, sleep, delay, trap }

        /// What to do.
        public var effect: Effect
        /// The how manieth passage does it, from 1.
        public var count: Int

        /// An effect at a passage.
        public init(_ effect: Effect, at count: Int = 1) {
            self.effect = effect
            self.count = count
        }
    }

    private let actions: [String: Action]
    private let passages = Mutex<[String: Int]>([:])

    /// Points with their actions.
    public init(_ actions: [String: Action]) { self.actions = actions }

    /// Reads the text of `COPYTASTER_FAILPOINT`; nil where it is of another form.
    public static func parse(_ text: String) -> [String: Action]? {
        var actions: [String: Action] = [:]
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let effect = Action.Effect(rawValue: String(sides[1])) else { return nil }
            let name = sides[0].split(separator: ":", omittingEmptySubsequences: false)
            guard let first = name.first, !first.isEmpty, name.count <= 2 else { return nil }
            var count = 1
            if name.count == 2 {
                guard let number = Int(name[1]), number > 0 else { return nil }
                count = number
            }
            actions[String(first)] = Action(effect, at: count)
        }
        return actions
    }

    /// Passes a point: does nothing unless an action waits there for this passage.
    func pass(_ stage: StageName, _ step: String) {
        guard !actions.isEmpty else { return }
        let name = "\(stage.rawValue).\(step)"
        guard let action = actions[name] else { return }
        let passage = passages.withLock { counts in
            counts[name, default: 0] += 1
            return counts[name, default: 0]
        }
        guard passage == action.count else { return }
        take(action)
    }

    /// Passes the point inside the work on one record, of any partition: acts on the offset that is named.
    func pass(_ stage: StageName, record offset: Int64) {
        guard !actions.isEmpty, let action = actions["\(stage.rawValue).record"] else { return }
        if Int64(action.count) == offset { take(action) }
    }

    private func take(_ action: Action) {
        switch action.effect {
        case .kill: kill(getpid(), SIGKILL)
        case .exit: _exit(70)
        case .sleep: sleep(3600)
        case .delay: sleep(12)
        case .trap: abort()
        }
    }
}
