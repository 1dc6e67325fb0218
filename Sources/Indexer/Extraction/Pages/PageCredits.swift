internal import Analysis

/// Finds who wrote a page's article and who published it, its section, language and address.
struct PageCredits {
    let page: Page
    let lines: [PageLine]
    let data: LinkedData

    func authors(headline: Int?, body: PageBody) -> Evidence<String> {
        var evidence = Evidence<String>()
        evidence.add(Self.joined(data.authors), by: .linkedData)
        let metas = PageMetas.values(PageMetas.author, of: page).filter { Self.isName($0.value) }
        for rule in [ExtractionRule.metaTag, .openGraph] {
            let names = metas.filter { $0.rule == rule }.map(\.value)
            evidence.add(Self.joined(names), by: rule)
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

    /// The outlet; without one that is stated, the end of the title or the host of the address.
    func source(url: String?, headline: String?) -> Evidence<String> {
        var evidence = Evidence<String>()
        evidence.add(data.publisher?.oneLine, by: .linkedData)
        evidence.add(
            PageMetas.values(PageMetas.source, of: page).filter { $0.value.utf8.count < 80 })
        evidence.add(titleSuffix(headline), by: .titleSuffix)
        let host = url?.split(separator: "/").dropFirst().first.map(String.init)
        evidence.add(host.map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 }, by: .host)
        return evidence
    }

    /// The last part of a title that begins with the headline: `Harbour talks fail | Harbour Post`.
    private func titleSuffix(_ headline: String?) -> String? {
        guard let title = page.title, let headline, title.hasPrefix(headline) else { return nil }
        let bytes = Array(title.utf8)
        var reader = LineReader(bytes)
        let lines = reader.lines()
        guard lines.count == 1 else { return nil }
        let parts = HeadlineFinder(lines: lines, bytes: bytes).titleParts()
        guard let last = parts.last, last.lowerBound >= headline.utf8.count else { return nil }
        let name = LineSplitter.text(bytes, last.lowerBound, last.upperBound)
        return (2...60).contains(name.utf8.count) ? name : nil
    }

    /// The caption of the first picture between the headline and the end of the body.
    func caption(headline: Int?, body: PageBody) -> Evidence<String> {
        var evidence = Evidence<String>()
        let start = headline ?? body.blocks.first ?? 0
        let end = body.blocks.last ?? start
        if start < end, let block = (start..<end).first(where: isCaption) {
            evidence.add(page.string(page.blocks[block]), by: .figure)
        }
        evidence.add(data.caption?.oneLine, by: .linkedData)
        return evidence
    }

    private func isCaption(_ block: Int) -> Bool {
        let element = Int(page.blocks[block].element)
        guard element >= 0, lines[block].words > 2, lines[block].words <= 100 else { return false }
        return page.isWithin(element) {
            $0.tag == .figcaption || $0.hints.contains(.caption) && $0.held.text < 600
        }
    }

    func section() -> Evidence<String> {
        var evidence = Evidence<String>()
        evidence.add(data.section?.oneLine, by: .linkedData)
        evidence.add(
            PageMetas.values(PageMetas.section, of: page).filter { $0.value.utf8.count < 80 })
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
            let name = (mark.value ?? page.brief(Int(mark.element)) ?? "").oneLine
            if !isComment, Self.isName(name) { names.append(name) }
        }
        return Self.joined(names)
    }

    /// Names in one text, each once, without `By`.
    private static func joined(_ names: [String]) -> String? {
        let names = names.map { name in
            var name = name.oneLine
            for prefix in ["By ", "by ", "BY ", "Von ", "von ", "Par ", "par ", "Por ", "por "]
            where name.hasPrefix(prefix) { name = String(name.dropFirst(prefix.count)) }
            return name
        }
        return AuthorNames.joined(names.filter { !$0.isEmpty })
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
