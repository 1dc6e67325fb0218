extension NameTokenizer {
    /// One word under the scanner, with the apostrophes and periods that belong to it.
    struct Word {
        let start: Int
        /// One past the last byte of the name itself.
        private(set) var end: Int
        /// Where scanning goes on: past a possessive ending.
        private(set) var next: Int
        private(set) var hash = NameHash.seed
        private(set) var traits: Traits = []
        /// An apostrophe after the word closed it: "Smiths'", or the end of a quotation.
        private(set) var endsQuoted = false

        /// The next word follows without a blank.
        private(set) var isGlued = false

        private var uppers = 0
        private var lowers = 0
        private var lettersSinceDot = 0

        init(start: Int) {
            self.start = start
            end = start
            next = start
        }

        mutating func scan(_ bytes: Span<UInt8>, lexicon: NameLexicon?) {
            var index = start
            scanning: while index < bytes.count {
                let byte = bytes[index]
                if byte &- 0x61 < 26 {
                    lowers += 1
                    take(byte)
                    index += 1
                } else if byte &- 0x41 < 26 {
                    if lowers >= 4 && isGluedWord(bytes, at: index, lexicon) {
                        isGlued = true
                        break scanning
                    }
                    takeUpper()
                    take(byte | 0x20)
                    index += 1
                } else if byte >= 0x80 {
                    let step = scanWide(bytes, at: index)
                    if step == 0 { break scanning }
                    index += step
                } else if NameScalars.isDigit(byte) {
                    traits.insert(.hasDigit)
                    take(byte)
                    index += 1
                } else {
                    let step = scanInner(byte, bytes, at: index, width: 1)
                    if step == 0 { break scanning }
                    index += step
                }
            }
            if next < index { next = index }
            if end == start { end = index }
            finish(bytes, lexicon: lexicon)
        }

        /// Scrapers glue captions to names: "Marek NovakRussian tanks". The rest is its own word
        /// when the lists know it.
        private func isGluedWord(
            _ bytes: Span<UInt8>, at start: Int, _ lexicon: NameLexicon?
        ) -> Bool {
            guard let lexicon, bytes[start - 1] &- 0x61 < 26 else { return false }
            var hash = NameHash.seed
            var index = start
            while index < bytes.count, NameScalars.isLetter(bytes[index]), index - start <= 24 {
                hash = NameHash.adding(bytes[index] | 0x20, to: hash)
                index += 1
            }
            let known = lexicon.classes(of: hash)
            return index - start >= 4
                && !known.isDisjoint(with: [.demonym, .function, .calendar, .entity])
        }

        @inline(__always)
        private mutating func take(_ byte: UInt8) {
            hash = NameHash.adding(byte, to: hash)
            lettersSinceDot += 1
        }

        @inline(__always)
        private mutating func takeUpper() {
            if uppers + lowers == 0 && !traits.contains(.hasDigit) { traits.insert(.capital) }
            uppers += 1
        }

        /// Takes a character beyond ASCII; 0 when it is not part of a word.
        private mutating func scanWide(_ bytes: Span<UInt8>, at index: Int) -> Int {
            let (scalar, length) = NameScalars.decode(bytes, at: index)
            switch NameScalars.classify(scalar) {
            case .upper:
                takeUpper()
                takeScalar(NameScalars.folded(scalar))
            case .lower:
                lowers += 1
                takeScalar(scalar)
            case .uncased:
                lowers += 1
                takeScalar(scalar)
            case .mark: break
            case .apostrophe: return scanInner(0x27, bytes, at: index, width: length)
            default: return 0
            }
            return length
        }

        private mutating func takeScalar(_ scalar: UInt32) {
            var rest = scalar
            while rest != 0 {
                hash = NameHash.adding(UInt8(truncatingIfNeeded: rest), to: hash)
                rest >>= 8
            }
            lettersSinceDot += 1
        }

        /// Punctuation within a word: how many bytes to go on by, 0 to stop before it.
        private mutating func scanInner(
            _ byte: UInt8, _ bytes: Span<UInt8>, at index: Int, width: Int
        ) -> Int {
            let after = index + width < bytes.count ? bytes[index + width] : 0
            switch byte {
            case 0x27:
                if isPossessive(bytes, at: index + width) {
                    end = index
                    next = index + width + 1
                    traits.insert(.possessive)
                    return 0
                }
                if NameScalars.isLetter(after) || after >= 0xc3 { return width }
                end = index
                next = index + width
                endsQuoted = true
                return 0
            case 0x2e where lettersSinceDot == 1 && lowers == 0:
                traits.insert(.dotted)
                lettersSinceDot = 0
                if after &- 0x41 < 26 && isSingleLetter(bytes, at: index + 1) { return 1 }
                end = index + 1
                next = index + 1
                return 0
            case 0x26 where lowers == 0 && after &- 0x41 < 26: return 1
            default: return 0
            }
        }

        private func isPossessive(_ bytes: Span<UInt8>, at index: Int) -> Bool {
            guard index < bytes.count, bytes[index] | 0x20 == 0x73 else { return false }
            guard index + 1 < bytes.count else { return true }
            let after = bytes[index + 1]
            // Past a curly quote the word is over too; past an accented letter it is not.
            return !NameScalars.isLetter(after) && (after < 0xc3 || after == 0xe2)
        }

        private func isSingleLetter(_ bytes: Span<UInt8>, at index: Int) -> Bool {
            index + 1 >= bytes.count
                || !(NameScalars.isLetter(bytes[index + 1]) || bytes[index + 1] >= 0xc3)
        }

        private mutating func finish(_ bytes: Span<UInt8>, lexicon: NameLexicon?) {
            if traits.contains(.capital) {
                if lowers == 0 && uppers > 1 { traits.insert(.allCaps) }
                if lowers == 0 && uppers == 1 && !traits.contains(.hasDigit) {
                    traits.insert(.initial)
                }
            } else {
                traits.insert(.small)
            }
            if end - start > NameTokenizer.longestWord { traits.insert(.junk) }
            takeAbbreviationPeriod(bytes, lexicon: lexicon)
        }

        /// "Sen." and "Gov." keep their period: it ends no sentence.
        private mutating func takeAbbreviationPeriod(_ bytes: Span<UInt8>, lexicon: NameLexicon?) {
            guard let lexicon, traits.contains(.capital), end - start <= 5, next == end,
                next < bytes.count, bytes[next] == 0x2e,
                lexicon.classes(of: hash).contains(.abbreviation)
            else { return }
            next += 1
            traits.insert(.dotted)
        }
    }
}
