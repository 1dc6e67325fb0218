internal import Search

/// Tells how a query was understood, on standard error.
enum QueryNotes {
    /// The repairs, and the meaning where it is not plain from what was typed.
    static func tell(_ query: Query) {
        for note in query.notes { Notes.write(text(note, of: query)) }
        let meaning = query.description
        if !meaning.isEmpty, meaning != plain(query.parsedText) {
            Notes.write("understood as: \(meaning)")
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

    /// What was typed, white space and case apart.
    private static func plain(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
