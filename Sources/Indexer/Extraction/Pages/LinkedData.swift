internal import Archive
internal import Foundation

/// What a page's JSON-LD (<https://schema.org/NewsArticle>) says of its article.
struct LinkedData {
    var headline: String?, body: String?, published: String?, modified: String?
    var publisher: String?, section: String?, language: String?, url: String?, caption: String?
    var authors: [String] = []

    /// Objects within objects are looked at so deep.
    private static let depthLimit = 6

    /// Whether anything says that it is an article.
    private(set) var isArticle = false

    /// The article of a page's scripts, or what they say of the page where none is one.
    init(_ scripts: [[UInt8]]) {
        var nodes: [[String: Any]] = []
        var broken: [[UInt8]] = []
        for script in scripts {
            if let value = Self.value(script) {
                Self.collect(value, &nodes, depth: 0)
            } else {
                broken.append(script)
            }
        }
        let best = nodes.enumerated().max {
            (Self.rank($0.element), -$0.offset) < (Self.rank($1.element), -$1.offset)
        }
        if let best, Self.rank(best.element) > 0 { fill(best.element) }
        for script in broken where headline == nil && published == nil { fill(script) }
        complete(nodes)
    }

    /// The JSON of a script, mended where comments or lists stand around it.
    private static func value(_ script: [UInt8]) -> [String: Any]? {
        guard let start = script.firstIndex(of: UInt8(ascii: "{")),
            let end = script.lastIndex(of: UInt8(ascii: "}")), end > start
        else { return nil }
        // A list, or several objects one after the other, is taken as a graph.
        let open = Array("{\"@graph\":[".utf8)
        let json = open + script[start...end] + Array("]}".utf8)
        return try? JSONText.object(json).object
    }

    /// All objects that may be an article: those of lists and graphs, and an article's own.
    private static func collect(_ value: Any, _ nodes: inout [[String: Any]], depth: Int) {
        guard depth < depthLimit, nodes.count < 200 else { return }
        if let list = value as? [Any] {
            for item in list { collect(item, &nodes, depth: depth + 1) }
        } else if let node = value as? [String: Any] {
            nodes.append(node)
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let inner = node[key] { collect(inner, &nodes, depth: depth + 1) }
            }
        }
    }

    /// How much of an article an object is; 0 if it is none.
    private static func rank(_ node: [String: Any]) -> Int {
        let types =
            (node["@type"] as? [Any])?.compactMap { $0 as? String } ?? [
                node["@type"] as? String ?? ""
            ]
        return types.map { type in
            let name = type.split(separator: "/").last.map(String.init) ?? type
            if name.hasSuffix("NewsArticle") || name == "ReportageNewsArticle" { return 4 }
            if name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name == "Report" {
                return 3
            }
            if name.hasSuffix("Posting") || name == "Review" || name == "Recipe" { return 2 }
            return name == "WebPage" || name.hasSuffix("Object") ? 1 : 0
        }.max() ?? 0
    }

    private mutating func fill(_ node: [String: Any]) {
        isArticle = Self.rank(node) > 1
        headline = Self.text(node["headline"]) ?? Self.text(node["name"])
        body = Self.text(node["articleBody"])
        published =
            Self.text(node["datePublished"]) ?? Self.text(node["dateCreated"])
            ?? Self.text(node["uploadDate"])
        modified = Self.text(node["dateModified"])
        publisher = Self.names(node["publisher"]).first
        section = Self.names(node["articleSection"]).first
        language = Self.names(node["inLanguage"]).first
        url = Self.text(node["url"]) ?? Self.identifier(node["mainEntityOfPage"])
        caption = (Self.first(node["image"]) as? [String: Any]).flatMap { Self.text($0["caption"]) }
        authors = Self.names(node["author"])
        if authors.isEmpty { authors = Self.names(node["creator"]) }
    }

    /// Takes from the other objects what the best one leaves out.
    private mutating func complete(_ nodes: [[String: Any]]) {
        guard !nodes.isEmpty else { return }
        for node in nodes where Self.rank(node) > 0 {
            published = published ?? Self.text(node["datePublished"])
            modified = modified ?? Self.text(node["dateModified"])
        }
        for node in nodes where publisher == nil {
            if let type = node["@type"] as? String,
                type.hasSuffix("Organization") || type == "WebSite"
            {
                publisher = Self.text(node["name"])
            }
        }
    }

    /// The members of JSON that does not parse, where they stand plainly.
    private mutating func fill(_ script: [UInt8]) {
        func member(_ name: String) -> String? {
            let key = Array("\"\(name)\"".utf8)
            guard let at = script.firstRange(of: key) else { return nil }
            var index = at.upperBound
            while index < script.count, script[index] <= 0x20 || script[index] == 0x3A {
                index += 1
            }
            guard index < script.count, script[index] == 0x22 else { return nil }
            let start = index + 1
            index = start
            while index < script.count, script[index] != 0x22 {
                index += script[index] == 0x5C ? 2 : 1
            }
            guard index < script.count, index - start < 2_000 else { return nil }
            let text = Array("{\"v\":".utf8) + script[(start - 1)...index] + [0x7D]
            return (try? JSONText.object(text).object)?["v"] as? String
        }
        headline = headline ?? member("headline")
        published = published ?? member("datePublished")
        modified = modified ?? member("dateModified")
    }

    private static func first(_ value: Any?) -> Any? { (value as? [Any])?.first ?? value }

    private static func text(_ value: Any?) -> String? {
        guard let text = first(value) as? String else { return nil }
        let plain = text.trimmed
        return plain.isEmpty ? nil : plain
    }

    private static func identifier(_ value: Any?) -> String? {
        text(value) ?? (value as? [String: Any]).flatMap { text($0["@id"]) ?? text($0["url"]) }
    }

    /// The names in a text, an object, or a list of these.
    private static func names(_ value: Any?) -> [String] {
        switch value {
        case let text as String: text.trimmed.isEmpty ? [] : [text.trimmed]
        case let node as [String: Any]: names(node["name"])
        case let list as [Any]: list.prefix(50).flatMap { names($0) }
        default: []
        }
    }
}
