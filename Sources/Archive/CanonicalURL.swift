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
        let scheme = rest.prefix { $0.isASCII && $0.isLetter }
        let isWhole = rest[scheme.endIndex...].hasPrefix("://")
        if isWhole {
            guard ["http", "https"].contains(scheme.lowercased()) else { return nil }
            rest = rest[scheme.endIndex...].dropFirst(3)
        } else if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
        }
        rest = rest.prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        rest = rest[authority.endIndex...]
        var host = (authority.split(separator: "@").last ?? "").lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        // Without a scheme `mailto:ilse@example.org` is no address of the web.
        guard isWhole || !authority.contains("@"), Self.isName(host, isWhole: isWhole) else {
            return nil
        }

        var path = rest.prefix { $0 != "?" }
        let query = rest[path.endIndex...].dropFirst()
        while path.last == "/" { path = path.dropLast() }
        let parameters = query.split(separator: "&").filter { !Self.isTracking($0) }.sorted()
        self.host = host
        text = host + path + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
    }

    /// Whether it names a site but no page of it, as when each article links to the front page.
    var isHomePage: Bool { text == host }

    /// Whether it can be a host; `n.a.` and `1.5` are none, unless a scheme stands before them.
    private static func isName(_ host: String, isWhole: Bool) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
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
        guard isText, labels.count > 1, labels[0] != "" else { return false }
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
}
