import ArgumentParser

/// How fast is it?
@main
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copytaster-bench",
        abstract:
            "Measures each step of copytaster, alone and all together, on wire copy that it writes itself.",
        discussion: """
            Every figure is the median of several runs after one to warm up. Build with -c release.

              copytaster-bench decode
              copytaster-bench language --articles 2000 --runs 5 --json
            """,
        subcommands: [
            DecodeBench.self, DedupBench.self, LanguageBench.self, AnalysisBench.self, StoreBench.self,
            EndToEndBench.self,
            LatencyBench.self,
            CorpusCommand.self,
        ])
}
