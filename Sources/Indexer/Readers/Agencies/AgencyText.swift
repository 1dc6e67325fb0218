internal import Analysis
internal import Archive

/// What agency formats have in common.
enum AgencyText {
    /// `Ann Ferry` of `By ANN FERRY, Harbour Press` as far as that can be told: without `By`.
    static func author(_ byline: String?) -> String? {
        guard let line = byline?.oneLine, !line.isEmpty else { return nil }
        for word in ["by ", "von ", "par ", "por ", "de ", "di "]
        where line.lowercased().hasPrefix(word) {
            return String(line.dropFirst(word.count)).trimmed
        }
        return line
    }

    /// The note for a status such as `stat:canceled`, `Embargoed`; nil if the article can be used.
    static func note(status: String?, embargo: String?) -> ReadNote? {
        let status = status?.split(separator: ":").last?.lowercased() ?? ""
        if ["canceled", "cancelled", "killed", "kill", "withheld", "withdrawn", "expunged"]
            .contains(status)
        {
            return .withdrawn
        }
        if let embargo, !embargo.isEmpty { return .embargoed(embargo) }
        return status == "embargoed" ? .embargoed("a time that is not stated") : nil
    }

    /// `picture` of `icls:picture`, where that is a kind of item without text.
    static func media(_ itemClass: String?) -> String? {
        let name = itemClass?.split(separator: ":").last?.lowercased() ?? ""
        return kinds[name]
    }

    private static let kinds = [
        "picture": "a picture", "photo": "a picture", "video": "a film",
        "audio": "a sound recording",
        "graphic": "a graphic", "animation": "an animation", "composite": "a package of items",
        "package": "a package of items",
    ]
}
