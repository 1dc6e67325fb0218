internal import Search

/// The passages of a hit as one text, with an ellipsis where something is left out.
struct Passages {
    private(set) var text = ""
    /// What lights up, in Unicode scalars of the text.
    private(set) var highlights: [Range<Int>] = []

    init(_ snippets: [Snippet]) {
        var scalars = 0
        func add(_ piece: String) {
            text += piece
            scalars += piece.unicodeScalars.count
        }
        let shown = snippets.filter { !$0.text.isEmpty }
        for (index, snippet) in shown.enumerated() {
            if index > 0 {
                add(" … ")
            } else if snippet.continuesBefore {
                add("… ")
            }
            highlights += snippet.highlightsInText.map {
                $0.lowerBound + scalars..<$0.upperBound + scalars
            }
            add(snippet.text)
        }
        if shown.last?.continuesAfter == true { add(" …") }
    }
}
