import Testing

@testable import cli

struct TerminalTests {
    private func usesColor(
        _ environment: [String: String], _ when: ColorOption.When = .auto, isTerminal: Bool = true
    ) -> Bool {
        Terminal(
            color: when, environment: environment, isOutputTerminal: isTerminal,
            isErrorTerminal: isTerminal
        ).usesColor
    }

    @Test func `a terminal has colour unless somebody objects`() {
        #expect(usesColor([:]))
        #expect(!usesColor([:], isTerminal: false))
        #expect(!usesColor(["TERM": "dumb"]))
        #expect(!usesColor(["NO_COLOR": "1"]))
        #expect(usesColor(["NO_COLOR": ""]))
        #expect(usesColor(["NO_COLOR": "1"], .always))
        #expect(!usesColor([:], .never))
        #expect(usesColor(["CLICOLOR_FORCE": "1"], isTerminal: false))
        #expect(!usesColor(["CLICOLOR_FORCE": "0"], isTerminal: false))
    }

    @Test(arguments: [("100", 100), ("0", 80), ("-3", 80), ("wide", 80), ("", 80)])
    func `the environment may say how wide it is`(columns: String, width: Int) {
        let terminal = Terminal(
            environment: ["COLUMNS": columns], isOutputTerminal: false, isErrorTerminal: false)
        #expect(terminal.columns == width)
    }
}
