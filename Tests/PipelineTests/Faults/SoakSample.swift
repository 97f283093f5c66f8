import Foundation

/// What a worker holds at one moment of a soak.
struct SoakSample {
    /// Seconds since the begin.
    let seconds: Double
    /// Resident memory.
    let megabytes: Double
    /// Open file descriptors.
    let descriptors: Int
    /// Size of the database's write-ahead log.
    let journalMegabytes: Double

    init(seconds: Double, _ worker: WorkerProcess, _ database: String) {
        self.seconds = seconds
        megabytes = worker.megabytes
        descriptors = worker.descriptors
        // There is none between two writers, and then its size is nothing.
        let attributes = try? FileManager.default.attributesOfItem(atPath: database + "-wal")
        journalMegabytes = Double((attributes?[.size] as? Int) ?? 0) / 1_048_576
    }

    /// Megabytes a second by which memory grows: the slope of least squares.
    static func slope(_ samples: [SoakSample]) -> Double {
        let count = Double(samples.count)
        guard count > 1 else { return 0 }
        let x = samples.reduce(0) { $0 + $1.seconds } / count
        let y = samples.reduce(0) { $0 + $1.megabytes } / count
        let spread = samples.reduce(0) { $0 + ($1.seconds - x) * ($1.seconds - x) }
        let shared = samples.reduce(0) { $0 + ($1.seconds - x) * ($1.megabytes - y) }
        return spread > 0 ? shared / spread : 0
    }
}
