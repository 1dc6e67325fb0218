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
            !command.isEmpty, command != "cat"
        else {
            let output = Output()
            try body(output)
            try output.flush()
            return
        }
        let pager = Process()
        pager.executableURL = URL(fileURLWithPath: "/bin/sh")
        // Without the pager the text is shown as it is.
        pager.arguments = [
            "-c", "command -v \(firstWord(command)) >/dev/null || exec cat; exec \(command)",
        ]
        // Leave at once if it fits on the screen, show colours, keep the screen.
        pager.environment = environment.merging(["LESS": "FRX"]) { own, _ in own }
        let pipe = Pipe()
        pager.standardInput = pipe
        try pager.run()
        // Ctrl-C is the pager's, which stays; without this its screen would be left behind.
        let interrupt = signal(SIGINT, SIG_IGN)
        let output = Output(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        defer {
            try? pipe.fileHandleForWriting.close()
            pager.waitUntilExit()
            signal(SIGINT, interrupt)
        }
        do {
            try body(output)
            try output.flush()
        } catch is OutputClosed {}
    }

    private static func firstWord(_ command: String) -> String {
        command.split(separator: " ").first.map { "'\($0)'" } ?? "less"
    }
}
