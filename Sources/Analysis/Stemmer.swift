private import CStemmer

/// Word forms to stems, for one language: `expanded` and `expansion` to `expans` or the like.
///
/// One stemmer is for one thread at a time.
final class Stemmer {
    private let handle: OpaquePointer

    /// Nil if libstemmer was built without the language.
    init?(_ language: Language) {
        guard let handle = sb_stemmer_new(language.algorithm, "UTF_8") else { return nil }
        self.handle = handle
    }

    deinit { sb_stemmer_delete(handle) }

    /// Calls `body` with the stem's bytes, which are valid only during the call.
    func withStem<Value>(
        of word: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Value
    ) -> Value {
        guard let stem = sb_stemmer_stem(handle, word.baseAddress, Int32(clamping: word.count))
        else { return body(word) }
        return body(
            UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))))
    }
}
