/// A query's text cut into words, phrases, marks and operators.
struct QueryLexer {
    /// What a field name stands for.
    enum FieldName: Hashable {
        case text(Query.Field)
        case source, author, language, key, url
        case date, before, after, mentioned
    }

    struct Lexeme: Hashable {
        enum Kind: Hashable {
            case word(String, isExact: Bool)
            case phrase(String, isPrefix: Bool)
            case open, close
            case and, or, not, minus
            case near(distance: Int, isOrdered: Bool)
            case field(FieldName)
        }

        var kind: Kind
        /// In Unicode scalars of the text.
        var range: Range<Int>
        /// How an operator was written.
        var name = ""
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var depth = 0
    private(set) var lexemes: [Lexeme] = []
    private(set) var notes: [QueryNote] = []
    /// A mark without its like behind it has none further on either: looked for only once.
    private var unclosed: Set<Unicode.Scalar> = []

    /// How far apart NEAR and ADJ without a number may be, as in FTS5.
    static let usualDistance = 10
    /// How far apart at most.
    static let longestDistance = 1_000

    private static let fields: [String: FieldName] = [
        "headline": .text(.headline), "title": .text(.headline), "body": .text(.body),
        "text": .text(.body), "entity": .text(.entities), "entities": .text(.entities),
        "source": .source, "author": .author, "language": .language, "lang": .language,
        "key": .key, "url": .url, "date": .date, "before": .before, "after": .after,
        "date-mentioned": .mentioned,
    ]

    /// How long a field's name is at most.
    private static let longestField = 14

    /// Each opening mark, and the marks that close it. An apostrophe is never a quotation mark.
    private static let closers: [Unicode.Scalar: Set<Unicode.Scalar>] = [
        "\"": ["\""], "“": ["”", "“", "\""], "”": ["”", "\""], "„": ["“", "”", "\""],
        "«": ["»"], "»": ["«", "»"], "‹": ["›"], "›": ["‹", "›"], "‟": ["”"], "＂": ["＂"],
        "「": ["」"], "『": ["』"], "《": ["》"], "〈": ["〉"], "〝": ["〞", "〟"],
    ]

    /// How much of a text is looked at, in scalars: many times what ``QueryParser/mostWords`` take.
    static let longestText = 16_384
    /// Whether the text goes on beyond that.
    private(set) var isCut = false

    init(_ text: String) {
        scalars = Array(text.unicodeScalars.prefix(Self.longestText))
        isCut = scalars.count == Self.longestText && text.unicodeScalars.count > scalars.count
        while index < scalars.count { step() }
    }

    // MARK: Cutting

    /// Takes what begins at the index; a word begins here, since words are taken whole.
    private mutating func step() {
        let scalar = scalars[index]
        if isSpace(scalar) {
            index += 1
        } else if scalar == "(" || scalar == "（" {
            add(.open, 1)
            depth += 1
        } else if scalar == ")" || scalar == "）" {
            add(.close, 1)
            depth = max(0, depth - 1)
        } else if Self.isQuote(scalar) {
            takeQuote()
        } else if scalar == "-", isMinus {
            add(.minus, 1)
        } else if scalar == "=", let next = peek(1), !isSpace(next), next != "=" {
            index += 1
            if Self.closers[next] == nil, next != "(" { takeWord(isExact: true) }
        } else if let field = fieldName() {
            add(.field(field.name), field.length)
        } else {
            takeWord(isExact: false)
        }
    }

    private mutating func add(_ kind: Lexeme.Kind, _ count: Int) {
        lexemes.append(Lexeme(kind: kind, range: index..<(index + count)))
        index += count
    }

    /// Whether the dash here excludes what follows: `-word` and `-"a phrase"`, but not `--`, the
    /// number `-5` or `"Premium"-Tarif`.
    private var isMinus: Bool {
        let before = index > 0 ? scalars[index - 1] : " "
        guard isSpace(before) || "(:（：-".unicodeScalars.contains(before), let next = peek(1)
        else { return false }
        return next != "-" && !isSpace(next) && next.properties.numericType == nil
    }

    private func peek(_ offset: Int) -> Unicode.Scalar? {
        index + offset < scalars.count ? scalars[index + offset] : nil
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == "\"" : closers[scalar] != nil
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20 || (scalar.value > 0x7F && scalar.properties.isWhitespace)
    }

    private func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    /// `headline:` and the like with something behind it, here.
    private func fieldName() -> (name: FieldName, length: Int)? {
        var name = ""
        var end = index
        while end < scalars.count, end - index < Self.longestField, scalars[end].isASCII,
            scalars[end].properties.isAlphabetic || scalars[end] == "-"
        {
            name.unicodeScalars.append(scalars[end])
            end += 1
        }
        guard end + 1 < scalars.count, scalars[end] == ":" || scalars[end] == "：",
            let field = Self.fields[name.lowercased()]
        else { return nil }
        let next = scalars[end + 1]
        // What follows must be a value: `date: a history` is words.
        guard !isSpace(next), next != ":", next != ")" else { return nil }
        return (field, end + 1 - index)
    }

    private mutating func takeQuote() {
        let start = index
        let mark = scalars[start]
        let before = start > 0 ? scalars[start - 1] : " "
        // `5"` is inches.
        let isInside = (mark == "\"" || mark == "＂") && before.properties.numericType != nil
        if !isInside, !unclosed.contains(mark) {
            let closing = Self.closers[mark] ?? []
            if let end = scalars[(start + 1)...].firstIndex(where: closing.contains) {
                index = end + 1
                let isPrefix = peek(0) == "*"
                if isPrefix { index += 1 }
                lexemes.append(
                    Lexeme(
                        kind: .phrase(text((start + 1)..<end), isPrefix: isPrefix),
                        range: start..<index))
                return
            }
            unclosed.insert(mark)
            let isOpening = isSpace(before) || "([:-=（：".unicodeScalars.contains(before)
            if isOpening, let next = peek(1), !isSpace(next) {
                notes.append(
                    QueryNote(repair: .unclosedQuote(String(mark)), range: start..<(start + 1)))
                index = scalars.count
                lexemes.append(
                    Lexeme(
                        kind: .phrase(text((start + 1)..<index), isPrefix: false),
                        range: start..<index))
                return
            }
        }
        index += 1
    }

    /// Takes a word: up to white space, a quotation mark, or a parenthesis that is not its own.
    private mutating func takeWord(isExact: Bool) {
        let start = index
        var opened = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if isSpace(scalar) { break }
            if Self.isQuote(scalar), !isInches(at: index) { break }
            if index > start {
                if scalar == "(" || scalar == "（" { opened += 1 }
            }
            if scalar == ")" || scalar == "）" {
                if opened == 0, depth > 0 { break }
                opened = max(0, opened - 1)
            }
            index += 1
        }
        let range = start..<index
        guard !range.isEmpty else { return index += 1 }
        let word = text(range)
        let kind = isExact ? nil : operatorKind(word, range)
        lexemes.append(
            Lexeme(
                kind: kind ?? .word(word, isExact: isExact), range: range,
                name: kind == nil ? "" : word))
    }

    private func isInches(at index: Int) -> Bool {
        (scalars[index] == "\"" || scalars[index] == "＂") && index > 0
            && scalars[index - 1].properties.numericType != nil
    }

    /// The operator that a word is; capitals only.
    private mutating func operatorKind(_ word: String, _ range: Range<Int>) -> Lexeme.Kind? {
        switch word {
        case "AND": return .and
        case "OR": return .or
        case "NOT": return .not
        case "NEAR": return .near(distance: Self.usualDistance, isOrdered: false)
        case "ADJ": return .near(distance: Self.usualDistance, isOrdered: true)
        default: break
        }
        guard word.utf8.count <= 12, let slash = word.firstIndex(of: "/"),
            let distance = Int(word[word.index(after: slash)...]), distance >= 0
        else { return nil }
        let name = word[..<slash]
        if name == "NEAR" || name == "ADJ" {
            return .near(
                distance: min(max(1, distance), Self.longestDistance), isOrdered: name == "ADJ")
        }
        if name.uppercased() == "NEAR" || name.uppercased() == "ADJ" {
            notes.append(
                QueryNote(
                    repair: .lowercaseOperator(word, operator: word.uppercased()), range: range))
        }
        return nil
    }
}
