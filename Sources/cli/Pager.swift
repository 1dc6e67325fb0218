internal import Foundation

/// Long output on a terminal goes through `$PAGER`, by default `less`.
enum Pager {
    /// Runs `body` with where its output goes; returns when the pager has been left.
    static func run(
        _ terminal: Terminal, isWanted: Bool,
        environment: [String: String] = ProcessInfo.processInfo.environment,
        _ body: (Output) throws -> Void
    ) throws {
        let command = environment["NEWSFIND_PAGER"] ?? environment["PAGER"] ?? "less"
        guard isWanted, terminal.isOutputTerminal, environment["TERM"] != "dumb",
            !command.isBlank, command != "cat", let pager = open(command)
        else {
            let output = Output()
            try body(output)
            try output.flush()
            return
        }
        // Ctrl-C is the pager's, which stays; without this its screen would be left behind.
        let interrupt = signal(SIGINT, SIG_IGN)
        defer {
            pclose(pager)
            signal(SIGINT, interrupt)
        }
        let output = Output(descriptor: fileno(pager))
        do {
            try body(output)
            try output.flush()
        } catch is OutputClosed {}
    }

    /// A pipe to the pager. `Process` is no use here: it moves its child out of the terminal's
    /// foreground, where no key reaches it.
    private static func open(_ command: String) -> UnsafeMutablePointer<FILE>? {
        // Leave at once if it fits on the screen, show colours, keep the screen.
        setenv("LESS", "FRX", 0)
        let program = command.split(separator: " ").first.map(String.init) ?? command
        // Without the pager the text is shown as it is.
        return popen(
            "command -v \(Arguments.quoted(program)) >/dev/null || exec cat; exec \(command)", "w")
    }
}
