/// Tells which terms are forms of one word.
///
/// The index holds words as they were written. Two terms are forms of one word if they have the
/// same key: the stem of the term, written without what people leave out when they type (`ß`, `ø`,
/// `ł`, ligatures, full-width letters). A key belongs to a language, since stems do:
///
/// ```swift
/// let forms = WordForms()
/// forms.key(of: "expanded", in: .english)   // "expand"
/// forms.key(of: "ﬁnes", in: .english)       // "fine"
/// ```
///
/// One is for one thread at a time.
public final class WordForms {
    private var stemmers: [Language: Stemmer?] = [:]

    /// Creates the stemmers when they are first needed.
    public init() {}

    /// The language whose rules a term of an article follows; nil if its script has none here, and
    /// for numbers and scripts without spaces.
    ///
    /// - Parameter declared: The language that the article says it is in.
    public static func language(of term: UnsafeBufferPointer<UInt8>, declared: Language?)
        -> Language?
    {
        guard let first = firstScalar(of: term), let script = Language.Script(of: first) else {
            return nil
        }
        return declared?.script == script ? declared : script.usualLanguage
    }

    /// The key of a term in a language; without a language, that of any spelling of it.
    public func key(of term: String, in language: Language?) -> String {
        let plain = Self.plain(term)
        guard let language, let stemmer = stemmer(for: language), plain.utf8.count <= 64 else {
            return plain
        }
        var text = plain
        return text.withUTF8 { bytes in
            stemmer.withStem(of: bytes) { String(decoding: $0, as: UTF8.self) }
        }
    }

    private func stemmer(for language: Language) -> Stemmer? {
        if let known = stemmers[language] { return known }
        let stemmer = Stemmer(language)
        stemmers[language] = .some(stemmer)
        return stemmer
    }

    private static func firstScalar(of term: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard let first = term.first else { return nil }
        if first < 0x80 { return UInt32(first) }
        var next = 1
        return Analyzer.decode(term, at: 0, next: &next)
    }

    /// A folded term without the letters that keyboards lack.
    public static func plain(_ term: String) -> String {
        guard term.utf8.contains(where: { $0 >= 0x80 }) else { return term }
        var plain = String.UnicodeScalarView()
        for scalar in term.unicodeScalars {
            switch scalar {
            case "ß", "ẞ": plain.append(contentsOf: "ss".unicodeScalars)
            case "æ": plain.append(contentsOf: "ae".unicodeScalars)
            case "œ": plain.append(contentsOf: "oe".unicodeScalars)
            case "ø": plain.append("o")
            case "ł": plain.append("l")
            case "đ", "ð": plain.append("d")
            case "þ": plain.append(contentsOf: "th".unicodeScalars)
            case "ħ": plain.append("h")
            case "ı": plain.append("i")
            case "ŧ": plain.append("t")
            case "ё": plain.append("е")
            case "ﬀ": plain.append(contentsOf: "ff".unicodeScalars)
            case "ﬁ": plain.append(contentsOf: "fi".unicodeScalars)
            case "ﬂ": plain.append(contentsOf: "fl".unicodeScalars)
            case "ﬃ": plain.append(contentsOf: "ffi".unicodeScalars)
            case "ﬄ": plain.append(contentsOf: "ffl".unicodeScalars)
            case "ﬅ", "ﬆ": plain.append(contentsOf: "st".unicodeScalars)
            case "\u{FF10}"..."\u{FF19}", "\u{FF41}"..."\u{FF5A}":
                plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }
}
