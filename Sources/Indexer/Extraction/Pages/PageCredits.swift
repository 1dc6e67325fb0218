internal import Analysis

/// Finds who wrote a page's article and who published it, its section, language and address.
struct PageCredits {
    let page: Page
    let lines: [PageLine]
    let data: LinkedData

    func authors(headline: Int?, body: PageBody) -> Evidence<String> {
        var evidence = Evidence<String>()
        if !data.authors.isEmpty {
            evidence.add(Self.joined(data.authors), by: .linkedData)
        }
        let metas = PageMetas.values(PageMetas.author, of: page).filter { Self.isName($0.value) }
        for rule in [ExtractionRule.metaTag, .openGraph] {
            let names = metas.filter { $0.rule == rule }.map(\.value)
            if !names.isEmpty { evidence.add(Self.joined(names), by: rule) }
        }
        evidence.add(marked { $0.kind == .itemprop && $0.name == "author" }, by: .microdata)
        evidence.add(marked { $0.kind == .author }, by: .authorLink)
        if let first = body.blocks.first, let last = body.blocks.last {
            let found = CreditFinder(lines: lines, bytes: page.text)
                .author(headline: headline, body: first..<(last + 1))
            if let found { evidence.add(found.value, by: found.rule) }
        }
        return evidence
    }

    func source() -> Evidence<String> {
        var evidence = Evidence<String>()
        evidence.add(data.publisher?.oneLine, by: .linkedData)
        evidence.add(PageMetas.values(PageMetas.source, of: page).filter { $0.value.utf8.count < 80 })
        return evidence
    }

    func section() -> Evidence<String> {
        var evidence = Evidence<String>()
        evidence.add(data.section?.oneLine, by: .linkedData)
        evidence.add(PageMetas.values(PageMetas.section, of: page).filter { $0.value.utf8.count < 80 })
        return evidence
    }

    func language() -> Evidence<String> {
        var evidence = Evidence<String>()
        evidence.add(page.language.flatMap(Self.language), by: .pageLanguage)
        for value in PageMetas.values(PageMetas.language, of: page) {
            evidence.add(Self.language(value.value), by: value.rule)
        }
        evidence.add(data.language.flatMap(Self.language), by: .linkedData)
        return evidence
    }

    func url(known: String?) -> Evidence<String> {
        var evidence = Evidence<String>()
        evidence.add(page.canonical.flatMap(Self.address), by: .canonicalLink)
        for value in PageMetas.values(PageMetas.url, of: page) {
            evidence.add(Self.address(value.value), by: value.rule)
        }
        evidence.add(data.url.flatMap(Self.address), by: .linkedData)
        evidence.add(known, by: .fileFacts)
        return evidence
    }

    /// The texts of marked elements, each once.
    private func marked(_ isWanted: (PageMark) -> Bool) -> String? {
        var names: [String] = []
        for mark in page.marks where isWanted(mark) {
            let isComment = page.isWithin(Int(mark.element)) { $0.hints.contains(.comments) }
            let name = (mark.value ?? page.string(Int(mark.element))).oneLine
            if !isComment, Self.isName(name), !names.contains(name) { names.append(name) }
        }
        return names.isEmpty ? nil : Self.joined(names)
    }

    /// Names in one text, each once, without `By`.
    private static func joined(_ names: [String]) -> String {
        var seen: [String] = []
        for name in names {
            var name = name.oneLine
            for prefix in ["By ", "by ", "BY ", "Von ", "von ", "Par ", "par ", "Por ", "por "]
            where name.hasPrefix(prefix) { name = String(name.dropFirst(prefix.count)) }
            if !name.isEmpty, !seen.contains(name) { seen.append(name) }
        }
        return seen.joined(separator: ", ")
    }

    private static func isName(_ text: String) -> Bool {
        (2..<200).contains(text.utf8.count) && !text.hasPrefix("http") && !text.hasPrefix("www.")
    }

    /// `en`, `pt-BR`: letters and a hyphen.
    private static func language(_ text: String) -> String? {
        let code = text.replacing("_", with: "-").split { !$0.isLetter && $0 != "-" }.first
        guard let code, (2...10).contains(code.utf8.count) else { return nil }
        let parts = code.split(separator: "-")
        guard let first = parts.first, (2...3).contains(first.utf8.count) else { return nil }
        return String(code)
    }

    private static func address(_ text: String) -> String? {
        let text = text.oneLine
        return text.hasPrefix("http://") || text.hasPrefix("https://") ? text : nil
    }
}
