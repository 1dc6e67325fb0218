/// What months and weekdays are called in a language, in lower case, in the forms they take in dates.
///
/// Dates of all these languages are read wherever dates are: in bylines, queries and prose. Chinese
/// and Japanese write months as numbers; see ``DateGrammar``.
struct DateNames: Sendable {
    /// The language's code.
    let language: String
    /// Twelve lists of names, from January on; `_` stands for a space.
    let months: [String]
    /// Seven lists of names, from Monday on.
    let weekdays: [String]

    /// FNV-1a of a name's bytes.
    static func hash(of name: some StringProtocol) -> UInt64 {
        name.utf8.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
            (hash ^ UInt64(byte == UInt8(ascii: "_") ? 0x20 : byte)) &* 0x100_0000_01B3
        }
    }

    /// Full, genitive, locative and accusative names.
    static let all = [
        DateNames(
            language: "en",
            months: [
                "january", "february", "march", "april", "may", "june", "july", "august",
                "september", "october", "november", "december",
            ],
            weekdays: [
                "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
            ]),
        DateNames(
            language: "de",
            months: [
                "januar jänner", "februar feber", "märz", "april", "mai", "juni", "juli", "august",
                "september", "oktober", "november", "dezember",
            ],
            weekdays: [
                "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend",
                "sonntag",
            ]),
        DateNames(
            language: "fr",
            months: [
                "janvier", "février fevrier", "mars", "avril", "mai", "juin", "juillet",
                "août aout", "septembre", "octobre", "novembre", "décembre decembre",
            ],
            weekdays: [
                "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
            ]),
        DateNames(
            language: "es",
            months: [
                "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                "septiembre setiembre", "octubre", "noviembre", "diciembre",
            ],
            weekdays: [
                "lunes", "martes", "miércoles miercoles", "jueves", "viernes", "sábado sabado",
                "domingo",
            ]),
        DateNames(
            language: "it",
            months: [
                "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
                "settembre", "ottobre", "novembre", "dicembre",
            ],
            weekdays: [
                "lunedì lunedi", "martedì martedi", "mercoledì mercoledi", "giovedì giovedi",
                "venerdì venerdi", "sabato", "domenica",
            ]),
        DateNames(
            language: "pt",
            months: [
                "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
                "setembro", "outubro", "novembro", "dezembro",
            ],
            weekdays: [
                "segunda", "terça terca", "quarta", "quinta", "sexta", "sábado sabado", "domingo",
            ]),
        DateNames(
            language: "ru",
            months: [
                "января январь январе", "февраля февраль феврале", "марта март марте",
                "апреля апрель апреле", "мая май мае", "июня июнь июне", "июля июль июле",
                "августа август августе", "сентября сентябрь сентябре",
                "октября октябрь октябре", "ноября ноябрь ноябре", "декабря декабрь декабре",
            ],
            weekdays: [
                "понедельник", "вторник", "среда среду", "четверг", "пятница пятницу",
                "суббота субботу", "воскресенье",
            ]),
        DateNames(
            language: "uk",
            months: [
                "січня січень січні", "лютого лютий лютому", "березня березень березні",
                "квітня квітень квітні", "травня травень травні", "червня червень червні",
                "липня липень липні", "серпня серпень серпні", "вересня вересень вересні",
                "жовтня жовтень жовтні", "листопада листопад листопаді",
                "грудня грудень грудні",
            ],
            weekdays: [
                "понеділок", "вівторок", "середа середу", "четвер", "п'ятниця п'ятницю",
                "субота суботу", "неділя неділю",
            ]),
        // The names of the Gulf and Egypt, of the Levant and Iraq, and of the Maghreb.
        DateNames(
            language: "ar",
            months: [
                "يناير كانون_الثاني جانفي", "فبراير شباط فيفري", "مارس آذار",
                "أبريل إبريل ابريل نيسان أفريل", "مايو أيار ماي", "يونيو يونيه حزيران جوان",
                "يوليو يوليه تموز جويلية", "أغسطس اغسطس آب أوت", "سبتمبر أيلول",
                "أكتوبر اكتوبر تشرين_الأول", "نوفمبر تشرين_الثاني", "ديسمبر كانون_الأول",
            ],
            weekdays: [
                "الاثنين الإثنين", "الثلاثاء", "الأربعاء الاربعاء", "الخميس", "الجمعة", "السبت",
                "الأحد الاحد",
            ]),
    ]
}
