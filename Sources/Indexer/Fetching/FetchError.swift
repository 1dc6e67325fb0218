/// Why something could not be fetched.
public enum FetchError: Error, Hashable, Sendable {
    /// Not a URL of http or https.
    case notAnAddress
    /// It leads to the machine itself or its own network.
    case privateAddress
    /// The server's robots.txt does not let newsfind read it, or cannot be read.
    case forbiddenByRobots
    /// Redirects without end.
    case tooManyRedirects(limit: Int)
    /// The server answered with this status.
    case status(Int)
    /// The server wants to be left alone for so long.
    case askedToWait(seconds: Int)
    /// The body has more bytes than this.
    case tooLong(limit: Int)
    /// There was no whole answer for so long.
    case timedOut(seconds: Int)
    /// Nobody knows an address for the name.
    case unknownHost
    /// Nobody answers there.
    case noConnection
    /// libcurl is not installed.
    case noLibrary
    /// libcurl's reason.
    case other(String)
}

extension FetchError: CustomStringConvertible {
    /// What went wrong, for people.
    public var description: String {
        switch self {
        case .notAnAddress: "not an address of the web; they begin with http:// or https://"
        case .privateAddress:
            "the address is one of this machine or its own network; allow that with --allow-private"
        case .forbiddenByRobots: "the site's robots.txt does not allow it to be read by programs"
        case .tooManyRedirects(let limit): "redirected more than \(limit) times"
        case .status(let status):
            switch status {
            case 401, 403: "the server refuses it (HTTP \(status))"
            case 404, 410: "there is no such page any more (HTTP \(status))"
            case 500...: "the server has trouble (HTTP \(status))"
            default: "the server answered with HTTP status \(status)"
            }
        case .askedToWait(let seconds):
            "the server wants to be left alone for \(Self.span(seconds))"
        case .tooLong(let limit): "longer than \(limit >> 20) MB"
        case .timedOut(let seconds): "no whole answer within \(seconds) seconds"
        case .unknownHost: "there is no server of this name"
        case .noConnection: "the server does not answer"
        case .noLibrary: "fetching needs libcurl; install it with: apt install libcurl4"
        case .other(let detail): detail
        }
    }

    private static func span(_ seconds: Int) -> String {
        switch seconds {
        case ..<120: "\(seconds) seconds"
        case ..<7_200: "\(seconds / 60) minutes"
        default: "\(seconds / 3_600) hours"
        }
    }
}
