private import Foundation
internal import Postings

/// What a term is worth in an article: weighted BM25, in which bursty terms count more.
///
///     score  = Σ over terms  rarity · repetition · tf · (k1 + 1) / (tf + k1 · (1 − b + b · length / average))
///     tf     = Σ over fields  field weight · (exact + 0.95 · other forms)
///     rarity = ln(1 + (N − df + ½) / (df + ½))^1.25 · (a / (1 + a))³,  a = occurrences / df
///     repetition = 3 · times / (times + 2), times being how often the word was typed
///
/// A term is a word with all its forms, of which df and a are. Length is that of the whole article
/// in tokens.
///
/// BM25: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), equations 3.15 and
/// 3.16. That a term which comes several times where it comes at all says more of an article's
/// subject: Kwok, A new method of weighting query terms for ad-hoc retrieval (SIGIR 1996). How the
/// constants were chosen says `Benchmarks/README.md`.
enum Relevance {
    /// What a form other than the one typed counts.
    static let otherForm = 0.95
    /// How often a word is typed counts less and less.
    static let repetition = 2.0
    /// What a stop word counts beside others.
    static let stopWord = 0.4
    /// Words in order, each at most so many behind the one before, stand above scattered ones.
    static let orderedDistance = 5

    /// How much it says that an article has a term.
    ///
    /// - Parameters:
    ///   - articles: All articles.
    ///   - having: Those that have the term, in any form.
    ///   - occurrences: How often it occurs in all of them.
    static func rarity(articles: Int, having: Int, occurrences: Int) -> Double {
        guard having > 0 else { return 0 }
        let (all, some) = (Double(articles), Double(having))
        let idf = log(1 + max(0, all - some + 0.5) / (some + 0.5))
        let burst = Double(max(occurrences, having)) / some
        let share = burst / (1 + burst)
        return pow(idf, 1.25) * share * share * share
    }

    /// What occurrences are worth: see `Impact`.
    ///
    /// - Parameters:
    ///   - frequency: How often, weighted by field and form.
    ///   - length: The length of the article as a part of the average length.
    static func saturated(_ frequency: Double, length: Double) -> Double {
        Impact.saturated(frequency, length: length)
    }

    /// What occurrences in a field count.
    static func frequency(exact: Int, others: Int, field: Int) -> Double {
        Impact.fieldWeights[field] * (Double(exact) + otherForm * Double(others))
    }

    /// The weight of a word that was typed so many times.
    static func weight(typed times: Int) -> Double {
        Double(times) * (repetition + 1) / (Double(times) + repetition)
    }
}
