/// Text to named entities: the interface a better recogniser can replace later.
public protocol EntityRecognizer: Sendable {
    /// The entities of one article, each once, the most important first.
    ///
    /// Names in the headline come before the others; within each group the more often named come
    /// first, then the earlier.
    ///
    /// - Parameters:
    ///   - headline: The article's headline; may be empty.
    ///   - body: The article's text; paragraphs are separated by line breaks.
    ///   - language: A language code such as `en` or `de-AT`; `nil` when unknown.
    func entities(headline: String, body: String, language: String?) -> [Entity]

    /// Names the recogniser and its version: where it changes, articles are refreshed when they are
    /// indexed again.
    var version: String { get }
}
