/// What two spellings of one article's address have in common.
///
/// The scheme, `www.`, the fragment, a trailing slash, default ports and tracking parameters are
/// dropped, the host is in lower case and the parameters are sorted. It identifies; it is not shown.
public struct CanonicalURL: Hashable, Sendable {
    /// The host, without `www.`, and with its port unless that is the usual one.
    public let host: String
    /// The whole, such as `example.org/2021/12/nato?id=7`.
    public let text: String

    /// Nil unless the text is an http or https address, with or without its scheme written.
    public init?(_ url: String) {
        var rest = Substring(url.trimmed)
        // Few addresses are more than ASCII, and each article has one.
        let isASCII = rest.utf8.allSatisfy { $0 < 0x80 }
        let isSpaced =
            isASCII
            ? rest.utf8.contains { $0 == 0x20 || 0x09...0x0D ~= $0 }
            : rest.contains(where: \.isWhitespace)
        guard !isSpaced else { return nil }
        let schemeEnd = rest.utf8.firstIndex { !$0.isLetter } ?? rest.endIndex
        let isWhole = rest[schemeEnd...].utf8.starts(with: "://".utf8)
        if isWhole {
            guard ["http", "https"].contains(rest[..<schemeEnd].lowercased()) else { return nil }
            rest = Substring(rest[schemeEnd...].utf8.dropFirst(3))
        } else if rest.utf8.starts(with: "//".utf8) {
            rest = Substring(rest.utf8.dropFirst(2))
        }
        rest = Substring(rest.utf8.prefix { $0 != UInt8(ascii: "#") })
        let authority = rest.utf8.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        rest = rest[authority.endIndex...]
        let place = authority.split(separator: UInt8(ascii: "@")).last
        var host = place.map { Substring($0).lowercased() } ?? ""
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        // Without a scheme `mailto:ilse@example.org` is no address of the web.
        let isMail = !isWhole && authority.contains(UInt8(ascii: "@"))
        guard !isMail, Self.isName(host, isWhole: isWhole) else { return nil }

        var path = rest.utf8.prefix { $0 != UInt8(ascii: "?") }
        let query = rest.utf8[path.endIndex...].dropFirst()
        while path.last == UInt8(ascii: "/") { path = path.dropLast() }
        let parameters = query.split(separator: UInt8(ascii: "&")).map { Substring($0) }
            .filter { !Self.isTracking($0) }.sorted()
        self.host = host
        text =
            host + Substring(path)
            + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
    }

    /// Whether it names a site but no page of it, as when each article links to the front page.
    var isHomePage: Bool { text == host }

    /// Whether it can be a host; `n.a.` and `1.5` are none, unless a scheme stands before them.
    private static func isName(_ host: String, isWhole: Bool) -> Bool {
        let labels = host.utf8.split(
            separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isText = host.utf8.allSatisfy { byte in
            switch byte {
            case 0x80..., UInt8(ascii: "0")...UInt8(ascii: ":"),
                UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isText, labels.count > 1, !labels[0].isEmpty else { return false }
        return isWhole || (labels.allSatisfy { !$0.isEmpty } && labels[labels.count - 1].count > 1)
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return name.hasPrefix("utm_") || trackingNames.contains(name)
    }

    private static let trackingNames: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ocid",
        "cmpid", "ncid", "smid", "sref", "ref_src", "ref_url", "_ga", "_gl", "spm", "wt_mc",
    ]
}

extension StringProtocol {
    /// Without the white space around it.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

extension String {
    /// Without the white space at both ends.
    package var trimmed: String {
        if let first = utf8.first, let last = utf8.last, first.isPrinted, last.isPrinted {
            return self
        }
        return self[...].trimmed
    }
}

extension UInt8 {
    /// A letter, a digit or a mark of ASCII, which with whatever joins it is no white space.
    fileprivate var isPrinted: Bool { self > 0x20 && self < 0x7F }

    /// A letter of ASCII.
    fileprivate var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
}
