/// Which article this is: what makes a second version of it a refresh, not a new article.
///
/// The input's own id comes first, then the canonical URL, then the content. Ids are only unique
/// within their source, so an id that another source already holds gets a suffix.
public struct ArticleIdentity: Hashable, Sendable {
    /// The key wanted: free, or held by an earlier version of the same article.
    public let key: String
    /// Whose id it is. Nil if the key names the article by itself, being made from its URL or
    /// content.
    public let scope: Scope?

    /// Whose ids they are: those of an outlet, or else of the file they stand in.
    public enum Scope: Hashable, Sendable {
        /// The source in lower case, else the URL's host.
        case outlet(String)
        /// The path of the file, of which an absolute spelling may say more than a relative one.
        case file(String)

        fileprivate init(source: String?, url: String?, file: String) {
            if let source, !source.isEmpty {
                self = .outlet(source.lowercased())
            } else if let url = url.flatMap(CanonicalURL.init) {
                self = .outlet(url.host)
            } else {
                self = .file(file.hasPrefix("./") ? String(file.dropFirst(2)) : file)
            }
        }

        fileprivate var name: String {
            switch self {
            case .outlet(let name), .file(let name): name
            }
        }

        fileprivate func matches(_ other: Scope) -> Bool {
            guard case (.file(let one), .file(let two)) = (self, other) else {
                return self == other
            }
            return Article.Origin(file: one, position: 0).isOfFile(two)
        }
    }

    /// The identity of an article of these fields.
    public init(
        id: String?, headline: String, body: String, date: String?, source: String?, url: String?,
        file: String
    ) {
        if let id = id?.trimmed, !id.isEmpty {
            key = Self.isSafe(id) ? id : Fingerprint([id]).shortText
            scope = Scope(source: source, url: url, file: file)
        } else if let url = url.flatMap(CanonicalURL.init), !url.isHomePage {
            key = Fingerprint([url.text]).shortText
            scope = nil
        } else {
            key = Fingerprint([headline, body, date, source]).shortText
            scope = nil
        }
    }

    /// The key to try at a turn: the plain one at 0, then ones that name the scope; nil when all
    /// were tried.
    package func candidate(_ turn: Int) -> String? {
        guard turn > 0 else { return key }
        guard let scope, turn <= 8 else { return nil }
        return "\(key)-\(Fingerprint([scope.name, "\(turn - 1)"]).shortText.suffix(6))"
    }

    /// Whether a stored row of these fields, holding the wanted key, is the same article.
    package func matches(source: String?, url: String?, file: String) -> Bool {
        scope?.matches(Scope(source: source, url: url, file: file)) ?? true
    }

    /// One number for the identity, to find two versions of an article within one load.
    package var hash: UInt64 { Fingerprint([key, scope?.name]).low }

    /// Letters, digits and `._~-`, which need no escape in a URL; not led by a dash, which would
    /// read as an option on the command line.
    private static func isSafe(_ id: String) -> Bool {
        guard let first = id.utf8.first, first != UInt8(ascii: "-"), id.utf8.count <= 64 else {
            return false
        }
        return id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }
}
