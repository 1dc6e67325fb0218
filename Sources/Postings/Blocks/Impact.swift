/// What the occurrences of a term in an article are worth, before it is known how rare the term is:
/// the part of BM25 whose maxima are kept for blocks of postings.
///
///     tf     = Σ over fields  field weight · occurrences
///     impact = tf · (k1 + 1) / (tf + k1 · (1 − b + b · length / average))
///
/// Source: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), equations 3.15 and
/// 3.16.
package enum Impact {
    package static let saturation = 1.2
    package static let lengthPart = 0.7
    /// The weights of headline, body and entities.
    package static let fieldWeights = [2.0, 1.0, 1.5]
    /// No impact is larger.
    package static let most = saturation + 1

    /// The impact of a weighted frequency.
    ///
    /// - Parameter length: The length of the article as a part of the average length.
    @inline(__always)
    package static func saturated(_ frequency: Double, length: Double) -> Double {
        let normal = saturation * (1 - lengthPart + lengthPart * length)
        return frequency * (saturation + 1) / (frequency + normal)
    }

    /// What is added to a frequency below the line: k1 · (1 − b + b · length / average).
    ///
    /// - Parameters:
    ///   - length: In tokens.
    ///   - average: The average length of an article, in tokens.
    @inline(__always)
    static func norm(length: UInt32, average: Double) -> Float {
        Float(saturation * (1 - lengthPart))
            + Float(saturation * lengthPart / average) * Float(length)
    }

    /// The weighted frequency of counts.
    @inline(__always)
    package static func frequency(_ counts: FieldCounts) -> Double {
        2.0 * Double(counts.headline) + Double(counts.body) + 1.5 * Double(counts.entities)
    }
}
