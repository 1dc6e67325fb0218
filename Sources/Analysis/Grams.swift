/// Text of scripts without spaces as pairs of characters, which a second full-text table holds.
///
/// The main table has FTS5's own tokens, in which a whole Chinese sentence is one word. So each
/// run of characters is indexed as its overlapping pairs, and its last character by itself; what
/// stands glued to characters, such as `NATO` in `NATO拡大`, and emoji are tokens as well:
///
///     Grams.text(of: "港湾を拡張、NATO拡大 🌊")  // "港湾 湾を を拡 拡張 張 nato 拡大 大 🌊"
///
/// Between runs that other words part stands a mark, so that no phrase reaches across.
public enum Grams {
    /// Stands between two runs that are not neighbours.
    static let boundary = "\u{E000}"

    /// The pairs of a text, with spaces between them; empty if the text needs none.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    public static func text(of text: String) -> String {
        var text = text
        guard text.withUTF8(Scripts.mayHaveCharacters) else { return "" }
        var writer = Writer()
        var word: Piece?
        var isBroken = false
        Analyzer().forEachPiece(in: text) { bytes, _, kind, isGlued in
            let piece = Piece(String(decoding: bytes, as: UTF8.self), kind)
            if kind == .word {
                if word != nil { isBroken = true }
                word = nil
                if isGlued, writer.last == .character {
                    writer.add(piece)
                } else {
                    word = piece
                }
            } else {
                if let before = word {
                    let isPart = kind == .character && isGlued
                    if isBroken || !isPart { writer.addBoundary() }
                    if isPart { writer.add(before) }
                    word = nil
                } else if isBroken {
                    writer.addBoundary()
                }
                isBroken = false
                writer.add(piece)
            }
            return true
        }
        return writer.finished().joined(separator: " ")
    }

    /// The tokens of a phrase, and whether the last one is only the beginning of what may match.
    public static func tokens(of phrase: [Piece]) -> (tokens: [String], isPrefix: Bool) {
        var writer = Writer()
        for piece in phrase { writer.add(piece) }
        guard phrase.last?.kind == .character else { return (writer.finished(), false) }
        // The last pair holds the last character; a single character begins any pair.
        let endsWithPair = phrase.dropLast().last?.kind == .character
        return endsWithPair ? (writer.tokens, false) : (writer.finished(), true)
    }

    /// Makes tokens of pieces.
    private struct Writer {
        var tokens: [String] = []
        /// The character whose pair is not known yet.
        var pending: String?
        var last: Piece.Kind?

        mutating func add(_ piece: Piece) {
            if piece.kind == .character {
                if let pending { tokens.append(pending + piece.text) }
                pending = piece.text
            } else {
                flush()
                tokens.append(piece.text)
            }
            last = piece.kind
        }

        mutating func addBoundary() {
            flush()
            last = nil
            if !tokens.isEmpty { tokens.append(boundary) }
        }

        private mutating func flush() {
            if let pending { tokens.append(pending) }
            pending = nil
        }

        mutating func finished() -> [String] {
            flush()
            return tokens
        }
    }
}
