import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The program: finds the command, runs it, and ends with a status that tells what happened.
@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copytaster",
        abstract: "Reads wire copy from Kafka; tells what is new; codes who did what to whom.",
        discussion: """
            copytaster demo             see it at work, without a broker
            copytaster code story.txt   analyse one file, without a broker
            copytaster check            is everything that a run needs in order?
            copytaster run              the daemon

            \(ExitStatus.list)
            """,
        version: Version.text,
        subcommands: commands)

    static func main() async {
        // A reader that goes away is an error that write() returns, not a signal.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let exit as ExitCode {
            leave(exit.rawValue)
        } catch let error where Self.isOurs(error) {
            let failure = Failure(error)
            if failure.status != .outputClosed {
                Output.note("\(Terminal.errors.paint("error:", .bad)) \(failure.message)")
            }
            leave(failure.status.rawValue)
        } catch {
            Self.exit(withError: error)
        }
    }

    /// True for what commands throw; ArgumentParser's own errors print usage and help.
    private static func isOurs(_ error: any Error) -> Bool {
        let name = String(reflecting: type(of: error))
        return !name.hasPrefix("ArgumentParser.")
    }

    private static func leave(_ status: Int32) -> Never {
        fflush(nil)
        #if canImport(Glibc)
            Glibc.exit(status)
        #else
            Darwin.exit(status)
        #endif
    }
}
