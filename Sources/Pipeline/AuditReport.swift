public import Notation

/// What an audit found: one line a step of the way.
public struct AuditReport: Sendable, Equatable {
    /// One step, from what went in to what came out.
    public struct Step: Sendable, Equatable {
        /// What was compared with what.
        public var name: String
        /// Records that went in.
        public var checked = 0
        /// Went in and came out nowhere.
        public var lost = 0
        /// Came out more than once, or of nothing that went in.
        public var extra = 0
        /// Not yet worked on.
        public var unseen = 0
        /// Came out otherwise than the topics say.
        public var differing = 0

        init(_ name: String) { self.name = name }

        /// True where nothing is lost, extra or different.
        public var isClean: Bool { lost + extra + differing == 0 }
    }

    /// The steps in the order of the flow.
    public var steps: [Step]
    /// What was found amiss, at most `AuditTally.examples` a step.
    public var findings: [String]

    /// True where nothing is lost, extra or different.
    public var isClean: Bool { steps.allSatisfy(\.isClean) }

    /// `{"clean","steps":[{"name","checked","lost","extra","unseen","differing"}],"findings"}`.
    public var json: JSONValue {
        .members([
            "clean": .bool(isClean),
            "steps": .array(
                steps.map { step in
                    .members([
                        "name": .string(step.name), "checked": .int(Int64(step.checked)),
                        "lost": .int(Int64(step.lost)), "extra": .int(Int64(step.extra)),
                        "unseen": .int(Int64(step.unseen)), "differing": .int(Int64(step.differing)),
                    ])
                }), "findings": .array(findings.map { .string($0) }),
        ])
    }

    /// The counts as Prometheus text, for a textfile collector.
    public var metrics: String {
        var lines = [
            "# HELP copytaster_audit_records Records by what the latest audit found of them.",
            "# TYPE copytaster_audit_records gauge",
        ]
        for step in steps {
            for (kind, count) in [
                ("checked", step.checked), ("lost", step.lost), ("extra", step.extra),
                ("unseen", step.unseen),
                ("differing", step.differing),
            ] { lines.append("copytaster_audit_records{step=\"\(step.name)\",found=\"\(kind)\"} \(count)") }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
