/// Which article this is: what makes a second version of it a refresh, not a new article.
///
/// The input's own id comes first, then the canonical URL, then the content. Ids are only unique
/// within their source, so an id that another source already holds gets a suffix.
public struct ArticleIdentity: Hashable, Sendable {
    /// The key wanted: free, or held by an earlier version of the same article.
    public let key: String
    /// Whose id it is: the source, else the URL's host, else the file's name. Nil if the key names
    /// the article by itself, being made from its URL or content.
    public let scope: String?

    /// The identity of an article of these fields.
    public init(
        id: String?, headline: String, body: String, date: String?, source: String?, url: String?,
        file: String
    ) {
        if let id = id?.trimmed, !id.isEmpty {
            key = Self.isSafe(id) ? id : Fingerprint([id]).shortText
            scope = Self.scope(source: source, url: url, file: file)
        } else if let url = url.flatMap(CanonicalURL.init) {
            key = Fingerprint([url.text]).shortText
            scope = nil
        } else {
            key = Fingerprint([headline, body, date, source]).shortText
            scope = nil
        }
    }

    /// The keys to try in turn: the plain one, then ones that name the scope.
    package var candidates: [String] {
        guard let scope else { return [key] }
        return [key] + (0..<8).map { "\(key)-\(Fingerprint([scope, "\($0)"]).shortText.suffix(6))" }
    }

    /// Whether a stored row of these fields, holding the wanted key, is the same article.
    package func matches(source: String?, url: String?, file: String) -> Bool {
        scope == nil || scope == Self.scope(source: source, url: url, file: file)
    }

    /// One number for the identity, to find two versions of an article within one load.
    package var hash: UInt64 { Fingerprint([key, scope]).low }

    private static func scope(source: String?, url: String?, file: String) -> String {
        if let source, !source.isEmpty { return source.lowercased() }
        if let url = url.flatMap(CanonicalURL.init) { return url.host }
        return String(file.split(separator: "/").last ?? "")
    }

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
