internal import Archive

/// What a `Content-Type` says: `text/html; charset=utf-8` (RFC 9110, section 8.3.1).
struct MediaType {
    /// In lower case, such as `text/html`; empty if nothing is said.
    let name: String
    private let parameters: [String: String]

    init(_ text: String?) {
        let parts = Self.parts(text ?? "")
        name = parts.first?.trimmed.lowercased() ?? ""
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            let key = pair[0].lowercased().trimmed
            let value = String(pair[1]).trimmed
            parameters[key] = parameters[key] ?? value.filter { $0 != "\"" && $0 != "'" }
        }
        self.parameters = parameters
    }

    subscript(_ parameter: String) -> String? {
        parameters[parameter].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The text between semicolons that stand in no quotes.
    private static func parts(_ text: String) -> [String] {
        var isQuoted = false
        return text.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == ";" && !isQuoted
        }.map(String.init)
    }

    /// What a file of this type and address is if nobody looks for news in it; nil if it is to be
    /// read.
    ///
    /// Servers often call what they do not know text or bytes; then the end of the address tells.
    func kindWithoutNews(at url: String) -> String? {
        if let kind = Self.kinds.first(where: { $0.starts.contains(where: name.hasPrefix) })?.kind {
            return kind
        }
        let isVague = ["", "text/plain", "application/octet-stream", "binary/octet-stream"]
            .contains(name)
        let path = url.prefix { $0 != "?" && $0 != "#" }.lowercased()
        if path.hasSuffix("/robots.txt") { return "robots.txt" }
        guard isVague, let dot = path.lastIndex(of: ".") else { return nil }
        let suffix = String(path[path.index(after: dot)...])
        return Self.kinds.first { $0.suffixes.contains(suffix) }?.kind
    }

    /// One kind of file without news: how its types begin, and how its addresses end.
    private struct Kind: Sendable {
        let kind: String
        let starts: [String]
        let suffixes: Set<String>

        init(_ kind: String, _ starts: String, _ suffixes: String) {
            self.kind = kind
            self.starts = starts.split(separator: " ").map(String.init)
            self.suffixes = Set(suffixes.split(separator: " ").map(String.init))
        }
    }

    private static let kinds = [
        Kind("images", "image/", "png jpg jpeg gif webp svg ico avif bmp tif tiff"),
        Kind("style sheets", "text/css", "css map"),
        Kind(
            "scripts",
            "text/javascript application/javascript application/x-javascript text/ecmascript"
                + " application/ecmascript application/wasm application/manifest+json"
                + " application/opensearchdescription+xml", "js mjs wasm"),
        Kind(
            "fonts", "font/ application/font application/x-font application/vnd.ms-fontobject",
            "woff woff2 ttf otf eot"),
        Kind(
            "audio and video",
            "audio/ video/ application/x-shockwave-flash application/vnd.apple.mpegurl"
                + " application/x-mpegurl application/dash+xml application/ogg text/vtt",
            "mp3 mp4 m4a m4v webm ogg oga ogv flac wav avi mov mpg mpeg m3u8 ts swf"),
        Kind(
            "office and PDF files",
            "application/pdf application/msword application/vnd.openxmlformats"
                + " application/vnd.ms- application/vnd.oasis application/rtf",
            "pdf doc docx xls xlsx ppt pptx odt rtf"),
        Kind("programs", "application/x-msdownload application/x-executable", "exe dll apk dmg"),
    ]
}
