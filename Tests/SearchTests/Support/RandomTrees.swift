import Analysis
import Archive
import TestSupport

@testable import Search

/// Trees as people might type them, of words that articles have.
///
/// Each can be written in the query language and read again.
struct RandomTrees {
    let naive: NaiveEvaluator
    /// How many leaves a tree may still get.
    private var room = 0

    init(_ naive: NaiveEvaluator) { self.naive = naive }

    /// A tree, lists nested at most four deep.
    mutating func tree(_ random: inout SeededGenerator) -> Query.Node {
        room = 14
        return node(depth: random.number(0...4), &random)
    }

    /// A few words and phrases of one article, as most people search.
    mutating func words(_ random: inout SeededGenerator) -> Query.Node {
        let (text, _) = text(&random)
        guard text.pieces.count > 1 else { return .term(term(&random)) }
        let terms = (0..<random.number(1...4)).map { _ -> Query.Node in
            let run = text.pieces[random.number(0...(text.pieces.count - 1))...]
                .prefix(random.pick([1, 2, 2, 3, 5]))
            return .term(term(of: run.map(piece), nil, &random))
        }
        return random.once(in: 2) ? .all(terms) : .any(terms)
    }

    private mutating func node(depth: Int, _ random: inout SeededGenerator) -> Query.Node {
        guard depth > 0, room > 2 else { return leaf(&random) }
        switch random.number(0...9) {
        case 0...3: return .all(nodes(depth: depth - 1, &random))
        case 4...6: return .any(nodes(depth: depth - 1, &random))
        case 7:
            return .all([
                node(depth: depth - 1, &random), .not(node(depth: depth - 1, &random)),
            ])
        case 8 where random.once(in: 3): return .not(node(depth: depth - 1, &random))
        default: return leaf(&random)
        }
    }

    private mutating func nodes(depth: Int, _ random: inout SeededGenerator) -> [Query.Node] {
        (0..<random.number(2...4)).map { _ in node(depth: depth, &random) }
    }

    private mutating func leaf(_ random: inout SeededGenerator) -> Query.Node {
        room -= 1
        if random.once(in: 9) { return .filter(filter(&random)) }
        if random.once(in: 5), let near = near(&random) { return .near(near) }
        return .term(term(&random))
    }

    // MARK: Terms

    /// A field of an article with something in it.
    private func text(
        _ random: inout SeededGenerator
    ) -> (text: NaiveEvaluator.Field, name: Query.Field) {
        for _ in 0..<200 {
            let article = random.pick(naive.fields)
            let field = random.pick([0, 1, 1, 1, 2])
            if article[field].pieces.count > 1 {
                return (article[field], NaiveEvaluator.order[field])
            }
        }
        return (NaiveEvaluator.Field(), .body)
    }

    private func piece(_ number: Int32) -> Piece {
        let name = naive.names[Int(number)]
        return switch naive.kinds[Int(number)] {
        case .character: Piece(name, .character)
        case .emoji: Piece(name, .emoji)
        // What is typed in full width or as a ligature is searched for in ordinary letters.
        case .word:
            Piece(
                name.unicodeScalars.contains { $0.value >= 0xFB00 } ? WordForms.plain(name) : name,
                .word)
        }
    }

    mutating func term(_ random: inout SeededGenerator) -> Query.Term {
        let (text, name) = text(&random)
        let field =
            random.once(in: 4)
            ? (random.once(in: 2) ? name : random.pick(NaiveEvaluator.order)) : nil
        if random.once(in: 12), let first = text.emoji.first {
            let run = text.emoji.prefix(random.number(1...2)).map(\.number)
            let isRun = run.count == text.emoji.prefix(2).filter { $0.before == first.before }.count
            return Query.Term((isRun ? run : [first.number]).map(piece), .exact, in: field)
        }
        guard !text.pieces.isEmpty else { return Query.Term([Piece("dam", .word)], .forms) }
        let start = random.number(0...(text.pieces.count - 1))
        let most = random.pick([1, 1, 1, 2, 2, 3, 6])
        return term(of: text.pieces[start...].prefix(most).map(piece), field, &random)
    }

    /// A term of some pieces of an article, perhaps not quite as they stand there.
    private func term(
        of pieces: [Piece], _ field: Query.Field?, _ random: inout SeededGenerator
    ) -> Query.Term {
        var pieces = pieces
        if pieces.count > 1, random.once(in: 4) {
            switch random.number(0...2) {
            case 0: pieces.swapAt(0, pieces.count - 1)
            case 1: pieces.remove(at: random.number(0...(pieces.count - 1)))
            default:
                let number = Int32(random.number(0...(naive.names.count - 1)))
                if naive.kinds[Int(number)] != .emoji { pieces[pieces.count - 1] = piece(number) }
            }
        }
        let last = pieces[pieces.count - 1]
        if last.kind == .word, random.once(in: 6) {
            let scalars = last.text.unicodeScalars
            var begun = String.UnicodeScalarView()
            begun.append(
                contentsOf: scalars.prefix(random.number(min(3, scalars.count)...scalars.count)))
            let ends = begun.last.map {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
            if ends == true {
                pieces[pieces.count - 1].text = String(begun)
                return Query.Term(pieces, .prefix, in: field)
            }
        }
        // A number is typed in other spellings as well, and so no tree of one term.
        let hasForms =
            pieces.count == 1 && last.kind == .word && !last.text.contains(where: \.isNumber)
        return Query.Term(pieces, hasForms && !random.once(in: 4) ? .forms : .exact, in: field)
    }

    /// Words that stand near each other in an article, or nearly so.
    private mutating func near(_ random: inout SeededGenerator) -> Query.Near? {
        let (text, name) = text(&random)
        let field = random.once(in: 5) ? name : nil
        var start = random.number(0...max(0, text.pieces.count - 1))
        var operands: [[Query.Term]] = []
        for _ in 0..<random.pick([2, 2, 2, 3]) {
            guard start < text.pieces.count else { break }
            let run = text.pieces[start...].prefix(random.pick([1, 1, 1, 2])).map(piece)
            var terms = [term(of: run, field, &random)]
            if random.once(in: 4) {
                let other = term(&random)
                if other != terms[0] { terms.append(other) }
            }
            operands.append(terms)
            start += random.number(1...6)
        }
        guard operands.count > 1 else { return nil }
        if random.once(in: 3) { operands.reverse() }
        return Query.Near(
            operands, distance: random.number(1...12), isOrdered: random.once(in: 3))
    }

    // MARK: Filters

    private func filter(_ random: inout SeededGenerator) -> Query.Filter {
        let article = random.pick(naive.articles)
        switch random.number(0...5) {
        case 0: return .key(random.once(in: 10) ? "nobody" : article.key)
        case 1:
            return .language(
                random.pick(["en", "de", "de-AT", "German", "ru", "uk", "English", "xx"]))
        case 2:
            let words = (article.source ?? "Orsa").split(separator: " ")
            return .source(
                random.once(in: 2) ? article.source ?? "Nobody" : String(random.pick(words)))
        default:
            let day = article.date.map { Int($0.start / 86_400) } ?? 18_000
            let first = CivilDate(daysSinceEpoch: day - random.number(0...200)).isoText
            let last = CivilDate(daysSinceEpoch: day + random.number(0...200)).isoText
            let month = String(first.dropLast(3))
            let text = random.pick(["\(first)..\(last)", "..\(last)", "\(first)..", month, first])
            let today = CivilDate(daysSinceEpoch: 18_984)
            guard let period = DatePeriod(text, today: today) else { return .key(article.key) }
            return random.once(in: 3) ? .mentioned(period) : .date(period)
        }
    }
}
