import Analysis
import Archive
import Foundation

@testable import Search

/// Answers queries the slow way, apart from the code under test: its own tokeniser, no SQL, the
/// tree walked article by article. Only stems are the library's.
final class NaiveEvaluator {
    /// One field of an article.
    struct Field {
        /// The words and characters, each as its number.
        var pieces: [Int32] = []
        /// The emoji, and how many words stand before each.
        var emoji: [(number: Int32, before: Int)] = []
    }

    /// A place in a field: tokens, or emoji in the order of emoji.
    struct Place: Hashable {
        var tokens: Range<Int>
        var emoji: Range<Int>?
        /// Whether it is what was typed, spelling apart.
        var isExact: Bool
    }

    let articles: [Article]
    /// Headline, body and entities of each.
    private(set) var fields: [[Field]] = []
    private(set) var names: [String] = []
    private(set) var kinds: [NaiveText.Kind] = []
    private var numbers: [String: Int32] = [:]
    /// By field, then by number: the articles that have it.
    private var holders: [[[Int32]]] = [[], [], []]
    private let stems = WordForms()
    private var languages: [Language?] = []
    /// By language and stem: the terms that are forms of a word.
    private var families: [Language?: [String: [Int32]]] = [:]
    private var known: [Query.Term: [Set<Int32>]] = [:]
    private var filtered: [Query.Filter: [Bool]] = [:]
    static let order: [Query.Field] = [.headline, .body, .entities]

    init(_ articles: [Article]) {
        self.articles = articles
        var seen: Set<[Int32]> = []
        for (index, article) in articles.enumerated() {
            let declared = article.language.flatMap { Language(tag: $0) }
            let language = Int32(declared.flatMap { Language.allCases.firstIndex(of: $0) } ?? -1)
            let texts = [article.headline, article.body, article.entitiesText]
            fields.append(
                texts.enumerated().map { field, text in
                    let cut = self.field(text)
                    for number in Set(cut.pieces).union(cut.emoji.map(\.number)) {
                        holders[field][Int(number)].append(Int32(index))
                        if kinds[Int(number)] == .word,
                            seen.insert([number, language]).inserted
                        {
                            addForm(number, declared)
                        }
                    }
                    return cut
                })
        }
    }

    private func field(_ text: String) -> Field {
        var field = Field()
        for piece in NaiveText.pieces(text) {
            let number = numbers[piece.text] ?? Int32(names.count)
            if number == names.count {
                numbers[piece.text] = number
                names.append(piece.text)
                kinds.append(piece.kind)
                for field in holders.indices { holders[field].append([]) }
            }
            if piece.kind == .emoji {
                field.emoji.append((number, field.pieces.count))
            } else {
                field.pieces.append(number)
            }
        }
        return field
    }

    // MARK: Forms

    /// Words with digits and very long ones have no forms but themselves.
    private func addForm(_ number: Int32, _ declared: Language?) {
        let name = names[Int(number)]
        guard name.utf8.count <= 48, !name.utf8.contains(where: { (0x30...0x39).contains($0) })
        else { return }
        let language = Self.language(of: name, declared)
        if families[language] == nil { languages.append(language) }
        let stem = stems.key(of: name, in: language)
        var family = families[language, default: [:]][stem] ?? []
        if !family.contains(number) { family.append(number) }
        families[language, default: [:]][stem] = family
    }

    /// A word is stemmed by the article's language if that is written in the word's script, else
    /// by the language that the script is mostly used for.
    private static func language(of name: String, _ declared: Language?) -> Language? {
        let scripts: [(scalars: [ClosedRange<UInt32>], usual: Language?, others: [Language])] = [
            ([0x400...0x52F], .russian, [.serbian]),
            ([0x370...0x3FF, 0x1F00...0x1FFF], .greek, []),
            ([0x600...0x6FF], .arabic, []), ([0x531...0x58F], .armenian, []),
            ([0x590...0x5FF], nil, [.yiddish]), ([0x900...0x97F], .hindi, [.nepali]),
            ([0xB80...0xBFF], .tamil, []),
        ]
        let first = name.unicodeScalars.first?.value ?? 0
        let isElsewhere = { (language: Language) in
            scripts.contains { $0.usual == language || $0.others.contains(language) }
        }
        if let script = scripts.first(where: { $0.scalars.contains { $0.contains(first) } }) {
            guard let declared else { return script.usual }
            return script.others.contains(declared) ? declared : script.usual
        }
        let isLatin =
            (0x61...0x7A).contains(first) || (0xC0...0x24F).contains(first)
            || (0x1E00...0x1EFF).contains(first) || (0xFB00...0xFB06).contains(first)
            || (0xFF41...0xFF5A).contains(first)
        guard isLatin else { return nil }
        return declared.map { isElsewhere($0) ? .english : $0 } ?? .english
    }

    private func family(of word: String) -> [Int32] {
        languages.flatMap { families[$0]?[stems.key(of: word, in: $0)] ?? [] }
    }

    private func spellings(of word: String) -> Set<Int32> {
        let plain = stems.key(of: word, in: nil)
        return Set(family(of: word).filter { stems.key(of: names[Int($0)], in: nil) == plain })
            .union([numbers[word] ?? -1])
    }

    /// For each piece of a term, what counts as it.
    private func alternatives(_ term: Query.Term) -> [Set<Int32>] {
        if let known = known[term] { return known }
        var result = term.pieces.map { piece -> Set<Int32> in
            piece.kind == .word ? spellings(of: piece.text) : [numbers[piece.text] ?? -1]
        }
        if term.match == .forms, let word = term.pieces.first {
            result = [result[0].union(family(of: word.text))]
        }
        if term.match == .prefix, let last = term.pieces.last {
            let starts =
                [last.text] + result[result.count - 1].compactMap { $0 < 0 ? nil : names[Int($0)] }
            result[result.count - 1] = Set(
                names.indices.filter { index in
                    kinds[index] == .word && starts.contains { names[index].hasPrefix($0) }
                }.map(Int32.init))
        }
        known[term] = result
        return result
    }

    // MARK: Places

    /// Where a term stands in a field.
    func places(of term: Query.Term, _ article: Int, _ field: Int) -> [Place] {
        if let wanted = term.field, wanted != Self.order[field] { return [] }
        let wanted = alternatives(term)
        let text = fields[article][field]
        if term.pieces[0].kind == .emoji {
            return text.emoji.indices.compactMap { start in
                let run = text.emoji[start...].prefix(wanted.count)
                // Words between them part them.
                guard run.count == wanted.count, run.allSatisfy({ $0.before == run.first?.before }),
                    zip(run, wanted).allSatisfy({ $1.contains($0.number) }),
                    let before = run.first?.before
                else { return nil }
                return Place(
                    tokens: before..<before, emoji: start..<(start + wanted.count), isExact: true)
            }
        }
        guard text.pieces.count >= wanted.count else { return [] }
        let exact = term.match == .forms ? spellings(of: term.pieces[0].text) : []
        var found: [Place] = []
        for start in Self.indices(of: wanted[0], in: text.pieces)
        where start + wanted.count <= text.pieces.count {
            let run = start..<(start + wanted.count)
            guard zip(run, wanted).allSatisfy({ $1.contains(text.pieces[$0]) }) else { continue }
            // An emoji parts characters, which stand together otherwise.
            if wanted.count > 1, term.pieces.contains(where: { $0.kind == .character }),
                text.emoji.contains(where: { $0.before > start && $0.before < run.upperBound })
            {
                continue
            }
            found.append(
                Place(
                    tokens: run, emoji: nil,
                    isExact: term.match != .forms || exact.contains(text.pieces[start])))
        }
        return found
    }

    /// Where one of some numbers stands.
    private static func indices(of wanted: Set<Int32>, in pieces: [Int32]) -> [Int] {
        var found: [Int] = []
        pieces.withUnsafeBufferPointer { pieces in
            if wanted.count == 1, let number = wanted.first {
                for index in pieces.indices where pieces[index] == number { found.append(index) }
            } else {
                for index in pieces.indices where wanted.contains(pieces[index]) {
                    found.append(index)
                }
            }
        }
        return found
    }

    /// Whether an article may have a term in a field: whether it has all its pieces.
    private func candidates(_ term: Query.Term, _ field: Int) -> [Bool] {
        var result = [Bool](repeating: true, count: articles.count)
        if let wanted = term.field, wanted != Self.order[field] {
            return [Bool](repeating: false, count: articles.count)
        }
        for numbers in alternatives(term) {
            var having = [Bool](repeating: false, count: articles.count)
            for number in numbers where number >= 0 {
                for article in holders[field][Int(number)] { having[Int(article)] = true }
            }
            for index in result.indices where !having[index] { result[index] = false }
        }
        return result
    }

    /// Which places of operands take part in a group of neighbours.
    static func group(_ operands: [[Place]], _ near: Query.Near) -> [Set<Place>] {
        var found = operands.map { _ in Set<Place>() }
        func gap(_ first: Place, _ next: Place) -> Int {
            next.tokens.lowerBound - first.tokens.upperBound
        }
        func follows(_ first: Place, _ next: Place) -> Bool {
            gap(first, next) >= 0 && gap(first, next) < near.distance
        }
        if near.isOrdered {
            func chain(_ operand: Int, _ place: Place) -> Bool {
                if operand == operands.count - 1 || found[operand].contains(place) {
                    found[operand].insert(place)
                    return true
                }
                var holds = false
                for next in operands[operand + 1] where follows(place, next) {
                    if chain(operand + 1, next) { holds = true }
                }
                if holds { found[operand].insert(place) }
                return holds
            }
            for place in operands[0] { _ = chain(0, place) }
        } else {
            let words = operands.map { Set($0.map(\.tokens)) }
            for (operand, places) in operands.enumerated() {
                for first in places {
                    let others = operands.indices.filter { $0 != operand }
                        .map { other in (other, operands[other].filter { follows(first, $0) }) }
                    // A word that is asked for twice must be there twice.
                    let isGroup = others.allSatisfy { other, places in
                        let twins = others.count { $0.0 == other || words[$0.0] == words[other] }
                        return Set(places.map(\.tokens)).count >= twins
                    }
                    guard isGroup else { continue }
                    found[operand].insert(first)
                    for (other, places) in others { found[other].formUnion(places) }
                }
            }
        }
        return found.allSatisfy { !$0.isEmpty } ? found : []
    }

    // MARK: Trees

    /// The numbers of the articles that a tree finds.
    func hits(of node: Query.Node) -> [Int] {
        var leaves: [Query.Node: [Bool]] = [:]
        func gather(_ node: Query.Node) {
            switch node {
            case .term(let term):
                leaves[node] = leaves[node] ?? holding(term)
            case .near(let near):
                leaves[node] = leaves[node] ?? holding(near)
            case .filter(let filter):
                leaves[node] = leaves[node] ?? holding(filter)
            case .not(let inner): gather(inner)
            case .all(let nodes), .any(let nodes): for node in nodes { gather(node) }
            }
        }
        gather(node)
        /// Leaves by number, so that no tree is hashed for each article.
        indirect enum Step {
            case leaf([Bool])
            case not(Step)
            case all([Step])
            case any([Step])

            func holds(_ article: Int) -> Bool {
                switch self {
                case .leaf(let holding): holding[article]
                case .not(let step): !step.holds(article)
                case .all(let steps): steps.allSatisfy { $0.holds(article) }
                case .any(let steps): steps.contains { $0.holds(article) }
                }
            }
        }
        func step(_ node: Query.Node) -> Step {
            switch node {
            case .term, .near, .filter: .leaf(leaves[node] ?? [])
            case .not(let inner): .not(step(inner))
            case .all(let nodes): .all(nodes.map(step))
            case .any(let nodes): .any(nodes.map(step))
            }
        }
        let root = step(node)
        return articles.indices.filter(root.holds)
    }

    private func holding(_ term: Query.Term) -> [Bool] {
        var result = [Bool](repeating: false, count: articles.count)
        for field in 0..<3 {
            let candidates = candidates(term, field)
            for index in candidates.indices where candidates[index] && !result[index] {
                result[index] = term.pieces.count == 1 || !places(of: term, index, field).isEmpty
            }
        }
        return result
    }

    private func holding(_ near: Query.Near) -> [Bool] {
        var result = [Bool](repeating: false, count: articles.count)
        for field in 0..<3 {
            let operands = near.operands.map { terms in terms.map { candidates($0, field) } }
            for index in result.indices where !result[index] {
                guard operands.allSatisfy({ $0.contains { $0[index] } }) else { continue }
                var standing: [[Place]] = []
                for terms in near.operands {
                    let places = terms.flatMap { self.places(of: $0, index, field) }
                    if places.isEmpty { break }
                    standing.append(places)
                }
                guard standing.count == near.operands.count else { continue }
                result[index] = !Self.group(standing, near).isEmpty
            }
        }
        return result
    }

    private func holding(_ filter: Query.Filter) -> [Bool] {
        if let known = filtered[filter] { return known }
        let holding = filtering(filter)
        filtered[filter] = holding
        return holding
    }

    private func filtering(_ filter: Query.Filter) -> [Bool] {
        let isWhole =
            if case .source(let name) = filter {
                articles.contains { $0.source.map(NaiveText.words) == NaiveText.words(name) }
            } else { false }
        return articles.map { Self.holds(filter, $0, isWhole: isWhole) }
    }

    /// - Parameter isWhole: Whether some source has just the name that is asked for.
    private static func holds(_ filter: Query.Filter, _ article: Article, isWhole: Bool) -> Bool {
        func has(_ text: String?, _ wanted: String) -> Bool {
            let (all, wanted) = (NaiveText.words(text ?? ""), NaiveText.words(wanted))
            return !wanted.isEmpty && all.indices.contains { all[$0...].starts(with: wanted) }
        }
        switch filter {
        case .source(let name):
            return isWhole
                ? NaiveText.words(article.source ?? "") == NaiveText.words(name)
                : has(article.source, name)
        case .author(let name): return has(article.author, name)
        case .url(let address): return has(article.url, address)
        case .key(let key): return article.key == key
        case .language(let wanted):
            guard let tag = article.language?.lowercased() else { return false }
            let wanted = wanted.lowercased()
            if tag == wanted || tag.hasPrefix(wanted + "-") { return true }
            let languages = [
                ["de", "deu", "german", "deutsch"], ["en", "eng", "english"],
                ["ru", "rus", "russian"],
            ]
            return languages.contains { names in
                names.contains(wanted) && names.contains { tag == $0 || tag.hasPrefix($0 + "-") }
            }
        case .mentioned(let period):
            return !Self.dates(of: article, in: period).joined().isEmpty
        case .date(let period):
            guard let second = article.date?.start else { return false }
            return (period.start.map { $0 <= second } ?? true)
                && (period.end.map { second < $0 } ?? true)
        }
    }

    /// The dates that headline and body mention and that lie in a period, as scalars of either.
    private static func dates(of article: Article, in period: DatePeriod) -> [[Range<Int>]] {
        let scanner = article.mentionScanner
        return [article.headline, article.body].map { text in
            let found = scanner.mentions(in: text).filter { mention in
                let said = mention.period
                return (period.start.map { $0 <= said.start ?? .min } ?? true)
                    && (period.end.map { said.end ?? .max <= $0 } ?? true)
            }
            return Highlights.scalars(of: found.map(\.range), in: text)
        }
    }

    // MARK: Lights

    /// What lights up in an article, field by field, in Unicode scalars of the field: each match
    /// by itself, and how many words it has. Nothing if the tree does not hold.
    func lit(_ node: Query.Node, _ article: Int) -> [[(range: Range<Int>, words: Int)]] {
        var places = [Set<Lit>](repeating: [], count: 3)
        guard light(node, article, &places) else { return [[], [], []] }
        let value = articles[article]
        return [value.headline, value.body, value.entitiesText].enumerated().map { field, text in
            guard !places[field].isEmpty else { return [] }
            let pieces = NaiveText.pieces(text)
            let tokens = pieces.filter { $0.kind != .emoji }
            let emoji = pieces.filter { $0.kind == .emoji }
            var ranges: [Range<Int>: Int] = [:]
            for lit in places[field] {
                if let date = lit.date { ranges[date] = 1 }
                guard lit.date == nil else { continue }
                let place = lit.place
                let run = place.emoji.map { emoji[$0] } ?? tokens[place.tokens]
                if let first = run.first, let last = run.last {
                    ranges[first.range.lowerBound..<last.range.upperBound] = place.tokens.count
                }
            }
            for run in Self.together(node, places[field]) {
                let range =
                    tokens[run.lowerBound].range
                    .lowerBound..<tokens[run.upperBound - 1].range.upperBound
                ranges[range] = run.count
            }
            return ranges.map { ($0.key, $0.value) }.sorted {
                $0.range.lowerBound < $1.range.lowerBound
            }
        }
    }

    private struct Lit: Hashable {
        var place: Place
        var term: Query.Term?
        /// The scalars of a date that is mentioned, which is no term.
        var date: Range<Int>?
    }

    private func light(_ node: Query.Node, _ article: Int, _ lit: inout [Set<Lit>]) -> Bool {
        switch node {
        case .term(let term):
            var holds = false
            for field in 0..<3 {
                for place in places(of: term, article, field) {
                    lit[field].insert(Lit(place: place, term: term))
                    holds = true
                }
            }
            return holds
        case .near(let near):
            var holds = false
            for field in 0..<3 {
                let operands = near.operands.map { terms in
                    terms.flatMap { term in
                        places(of: term, article, field).map { Lit(place: $0, term: term) }
                    }
                }
                let found = Self.group(operands.map { $0.map(\.place) }, near)
                for (operand, places) in found.enumerated() {
                    holds = true
                    lit[field].formUnion(operands[operand].filter { places.contains($0.place) })
                }
            }
            return holds
        case .filter(let filter):
            guard holding(filter)[article] else { return false }
            guard case .mentioned(let period) = filter else { return true }
            let dates = Self.dates(of: articles[article], in: period)
            let nowhere = Place(tokens: 0..<0, emoji: nil, isExact: false)
            for (field, ranges) in dates.enumerated() {
                lit[field].formUnion(ranges.map { Lit(place: nowhere, term: nil, date: $0) })
            }
            return true
        case .not(let inner):
            var ignored = lit
            return !light(inner, article, &ignored)
        case .all(let nodes):
            var inner = lit
            for node in nodes where !light(node, article, &inner) { return false }
            lit = inner
            return true
        case .any(let nodes):
            var holds = false
            for node in nodes where light(node, article, &lit) { holds = true }
            return holds
        }
    }

    /// Where the words of a query stand together as typed, which lights up as one span.
    private static func together(_ node: Query.Node, _ lit: Set<Lit>) -> [Range<Int>] {
        guard case .all(let nodes) = node else { return [] }
        var steps: [[Query.Term]] = []
        for node in nodes {
            switch node {
            case .near(let near): steps += near.operands
            case .term, .any: steps.append(node.terms)
            case .all, .not, .filter: break
            }
        }
        guard steps.count > 1 else { return [] }
        let places = steps.map { terms in
            lit.filter {
                $0.place.isExact && $0.place.emoji == nil && $0.term.map(terms.contains) == true
            }
            .map(\.place.tokens)
        }
        func runs(_ step: Int, _ end: Int) -> [Int] {
            step == places.count
                ? [end]
                : places[step].filter { $0.lowerBound == end }.flatMap {
                    runs(step + 1, $0.upperBound)
                }
        }
        return places[0].flatMap { first in
            runs(1, first.upperBound).map { first.lowerBound..<$0 }
        }
    }
}
