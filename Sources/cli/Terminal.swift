internal import Foundation

/// What the terminal can show, from the environment and a look at each stream.
struct Terminal {
    var isOutputTerminal: Bool
    var isErrorTerminal: Bool
    /// Whether text is coloured and linked.
    var usesColor: Bool
    /// How many columns there are; 80 where nobody says.
    var columns: Int

    init(
        color: ColorOption.When = .auto,
        environment: [String: String] = ProcessInfo.processInfo.environment,
        isOutputTerminal: Bool = isatty(1) == 1, isErrorTerminal: Bool = isatty(2) == 1
    ) {
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
        usesColor = Self.usesColor(color, environment, isOutputTerminal)
        columns = Self.columns(environment, isOutputTerminal)
    }

    /// <https://no-color.org> and <https://bixense.com/clicolors>.
    private static func usesColor(
        _ color: ColorOption.When, _ environment: [String: String], _ isTerminal: Bool
    ) -> Bool {
        switch color {
        case .always: return true
        case .never: return false
        case .auto:
            if environment["NO_COLOR"]?.isEmpty == false { return false }
            if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" {
                return true
            }
            return isTerminal && environment["TERM"] != "dumb"
        }
    }

    private static func columns(_ environment: [String: String], _ isTerminal: Bool) -> Int {
        if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
        return isTerminal ? columns(of: 1) : 80
    }

    /// The width of the terminal behind a file descriptor; 80 if there is none.
    static func columns(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
