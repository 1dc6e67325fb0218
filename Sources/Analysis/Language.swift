/// A language whose word forms are known, by a Snowball stemmer of libstemmer.
///
/// Source: <https://snowballstem.org/algorithms/>.
public enum Language: String, CaseIterable, Sendable {
    case arabic = "ar", armenian = "hy", basque = "eu", catalan = "ca", danish = "da"
    case dutch = "nl", english = "en", finnish = "fi", french = "fr", german = "de"
    case greek = "el", hindi = "hi", hungarian = "hu", indonesian = "id", irish = "ga"
    case italian = "it", lithuanian = "lt", nepali = "ne", norwegian = "no"
    case portuguese = "pt", romanian = "ro", russian = "ru", serbian = "sr", spanish = "es"
    case swedish = "sv", tamil = "ta", turkish = "tr", yiddish = "yi"

    /// A language from how an article names it: `de`, `de-AT`, `de_CH`, `deu`, `German`, `Deutsch`.
    public init?(tag: String) {
        let name = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        if let language = Language(rawValue: String(name)) {
            self = language
        } else if let language = Self.names[String(name)] {
            self = language
        } else {
            return nil
        }
    }

    /// The code of a language from how an article or a person names it, also of languages whose
    /// word forms are not known: `ja` for `ja-JP` and `Japanese`.
    public static func code(of name: String) -> String {
        let name = String(name.lowercased().prefix { $0 != "-" && $0 != "_" })
        return Language(tag: name)?.rawValue ?? otherCodes[name] ?? name
    }

    private static let otherCodes: [String: String] = {
        let others =
            """
            japanese ja, jpn ja, 日本語 ja, chinese zh, zho zh, chi zh, 中文 zh, korean ko, kor ko, \
            한국어 ko, thai th, tha th, ukrainian uk, ukr uk, українська uk, polish pl, pol pl, \
            polski pl, czech cs, ces cs, cze cs, čeština cs, slovak sk, slk sk, bulgarian bg, \
            bul bg, croatian hr, hrv hr, slovenian sl, slv sl, estonian et, est et, latvian lv, \
            lav lv, icelandic is, isl is, hebrew he, heb he, persian fa, fas fa, urdu ur, urd ur, \
            bengali bn, ben bn, vietnamese vi, vie vi, georgian ka, kat ka, belarusian be, bel be
            """
        return others.split(separator: ", ").reduce(into: [:]) { codes, pair in
            let parts = pair.split(separator: " ")
            codes[String(parts[0])] = String(parts[1])
        }
    }()

    /// What libstemmer calls it.
    var algorithm: String { "\(self)" }

    private static let names: [String: Language] = {
        var names: [String: Language] = [:]
        for language in allCases { names["\(language)"] = language }
        let others =
            """
            ara ar, hye hy, arm hy, eus eu, baq eu, cat ca, dan da, nld nl, dut nl, eng en, fin fi, \
            fra fr, fre fr, deu de, ger de, ell el, gre el, hin hi, hun hu, ind id, gle ga, ita it, \
            lit lt, nep ne, nor no, nob no, nno no, nb no, nn no, por pt, ron ro, rum ro, rus ru, \
            srp sr, spa es, swe sv, tam ta, tur tr, yid yi, deutsch de, français fr, español es, \
            italiano it, português pt, nederlands nl, svenska sv, dansk da, norsk no, русский ru
            """
        for pair in others.split(separator: ", ") {
            let parts = pair.split(separator: " ")
            names[String(parts[0])] = Language(rawValue: String(parts[1]))
        }
        return names
    }()

    /// The scripts that tell a language, or at least rule most of them out.
    enum Script: Sendable {
        case latin, cyrillic, greek, arabic, armenian, devanagari, tamil, hebrew

        init?(of scalar: UInt32) {
            switch scalar {
            case 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF, 0xFB00...0xFB06, 0xFF41...0xFF5A:
                self = .latin
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F: self = .cyrillic
            case 0x531...0x58F: self = .armenian
            case 0x590...0x5FF: self = .hebrew
            case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: self = .arabic
            case 0x900...0x97F: self = .devanagari
            case 0xB80...0xBFF: self = .tamil
            default: return nil
            }
        }

        /// The language of text in this script that does not say which it is in.
        var usualLanguage: Language? {
            switch self {
            case .latin: .english
            case .cyrillic: .russian
            case .greek: .greek
            case .arabic: .arabic
            case .armenian: .armenian
            case .devanagari: .hindi
            case .tamil: .tamil
            case .hebrew: nil
            }
        }
    }

    var script: Script {
        switch self {
        case .arabic: .arabic
        case .armenian: .armenian
        case .greek: .greek
        case .hindi, .nepali: .devanagari
        case .russian, .serbian: .cyrillic
        case .tamil: .tamil
        case .yiddish: .hebrew
        default: .latin
        }
    }
}
