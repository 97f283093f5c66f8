import Foundation

/// The table of faults and figures that `.ci/faults` prints.
enum FaultTable {
    /// Writes one line, of a fault after which nothing was lost and nothing came twice.
    /// - Parameters:
    ///   - progress: seconds from the end of the fault to the first new result, or to readiness.
    ///   - growth: megabytes that the worker grew by during the fault.
    static func tell(
        _ fault: String, records: Int, progress: Double? = nil, growth: Double? = nil, _ remark: String = ""
    ) {
        func text(_ value: Double?) -> String { value.map { String(format: "%.1f", $0) } ?? "-" }
        print("| \(fault) | \(records) | 0 | 0 | \(text(progress)) | \(text(growth)) | \(remark) |")
    }
}
