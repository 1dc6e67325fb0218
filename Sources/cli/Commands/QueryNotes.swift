internal import Analysis
internal import Search

/// Tells how a query was understood, on standard error.
enum QueryNotes {
    /// The repairs, and the meaning where it is not plain from what was typed.
    ///
    /// - Parameter isExplained: Whether the meaning is shown anyway.
    static func tell(_ query: Query, arguments: [String], isExplained: Bool = false) {
        for note in query.notes { Notes.write(text(note, of: query)) }
        if !isExplained, saysMore(query) { Notes.write("understood as: \(query)") }
        for argument in arguments {
            if let hint = lostQuotes(argument) { Notes.write(hint) }
        }
    }

    /// A repair, with a caret under the place where an operator was plainly meant.
    static func text(_ note: QueryNote, of query: Query) -> String {
        guard note.pointsAtOperator, !note.range.isEmpty else { return note.description }
        let scalars = Array(query.parsedText.unicodeScalars)
        let start = max(0, note.range.lowerBound - 40)
        let end = min(scalars.count, max(note.range.upperBound, start + 76))
        guard note.range.upperBound <= end else { return note.description }
        var line = String.UnicodeScalarView()
        line.append(
            contentsOf: scalars[start..<end].map { $0.properties.isWhitespace ? " " : $0 })
        func width(_ range: Range<Int>) -> Int {
            scalars[range].reduce(0) { $0 + DisplayWidth.of($1) }
        }
        let indent = String(repeating: " ", count: 4 + width(start..<note.range.lowerBound))
        let caret = String(repeating: "^", count: max(1, width(note.range)))
        return "\(note)\n    \(String(line))\n\(indent)\(caret)"
    }

    /// Why a query without words found nothing; nil if it has some.
    static func nothing(_ query: Query) -> String? {
        guard query.root == nil else { return nil }
        return query.text.isEmpty
            ? "no article is left by these options" : "'\(query.text)' has no word to look for"
    }

    // MARK: What is plain

    /// Whether the meaning has other words than those typed, a date that was counted from today, or
    /// parentheses that nobody typed. Other spellings of a word are no more to be told than its
    /// forms.
    static func saysMore(_ query: Query) -> Bool {
        let meaning = query.withoutSpellings?.description ?? ""
        guard !meaning.isEmpty else { return false }
        func parentheses(_ text: String) -> Int { text.utf8.count { $0 == UInt8(ascii: "(") } }
        let typed = query.parsedText
        // An operator that joins nothing is a word, as a note has said.
        let isSame =
            words(meaning, query) == words(typed, query)
            || Analyzer().pieces(of: meaning) == Analyzer().pieces(of: typed)
        return !isSame
            || parentheses(meaning) > parentheses(query.parsedText)
    }

    /// The words of a text, folded, without the operators that may be left out.
    private static func words(_ text: String, _ query: Query) -> [String] {
        var plain: Set<Substring> = ["AND", "NOT"]
        if query.matching == .any { plain.insert("OR") }
        let text = text.split { $0.isWhitespace || $0 == "(" || $0 == ")" }
            .filter { !plain.contains($0) }.joined(separator: " ")
        return Analyzer().pieces(of: text).map(\.text)
    }

    /// No name that a field is asked for has more bytes.
    private static let longestName = 300

    /// What to type where the shell took away the quotation marks of `source:"Harrow Ledger"`, so
    /// that the words behind the first are words of their own.
    static func lostQuotes(_ argument: String) -> String? {
        guard argument.utf8.count <= longestName,
            let match = argument.wholeMatch(of: /(-?)([a-z]+:)?([^\s:"()=-][^":()=*]*\s[^":()=*]*)/)
        else { return nil }
        let (minus, field, text) = (match.1, match.2 ?? "", match.3)
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, !minus.isEmpty || !field.isEmpty,
            !words.contains(where: { isOperator($0) || $0.first == "-" }),
            field.isEmpty || isField(field)
        else { return nil }
        let mark = String(minus + field)
        let whole = Arguments.quoted(mark + "\"\(words.joined(separator: " "))\"")
        return "\(mark) goes with '\(words[0])' only; with all of it: newsfind \(whole)"
    }

    private static func isOperator(_ word: Substring) -> Bool {
        word.wholeMatch(of: /AND|OR|NOT|NEAR|ADJ|(NEAR|ADJ)\/[0-9]+/) != nil
    }

    /// Whether the query language knows a name with a colon behind it.
    private static func isField(_ name: Substring) -> Bool {
        guard case .term(let term) = Query(parsing: name + "2021").root else { return true }
        return term.field != nil
    }
}
