import Analysis
import TestSupport
import Testing

@Suite struct MentionScannerTests {
    /// What is found in a text published on Thursday, 23 December 2021, or another day.
    private func found(_ text: String, _ language: String, on day: String = "2021-12-23") -> String
    {
        let scanner = MentionScanner(published: ArticleDate(day), language: language)
        return scanner.mentions(in: text).map { mention in
            let bytes = Array(text.utf8)[mention.range]
            return "\(String(decoding: bytes, as: UTF8.self)) = \(mention.period)"
        }.joined(separator: "; ")
    }

    @Test(arguments: [
        ("He said on Tuesday", "Tuesday = 2021-12-21"),
        ("The strike began Thursday.", "Thursday = 2021-12-23"),
        ("The strike began last Thursday.", "Thursday = 2021-12-16"),
        ("They meet next Thursday", "Thursday = 2021-12-30"),
        ("The port will reopen on Friday", "Friday = 2021-12-24"),
        ("The mayor, who will retire, said Friday", "Friday = 2021-12-17"),
        ("Thursday will be wet", "Thursday = 2021-12-23"),
        ("a hearing set for Friday", "Friday = 2021-12-24"),
        ("flags at half-mast until Friday", "Friday = 2021-12-24"),
        ("shown for the first time Wednesday", "Wednesday = 2021-12-22"),
        ("signed on 17 December", "17 December = 2021-12-17"),
        ("on the 1st of December", "1st of December = 2021-12-01"),
        ("signed on December 17th, at noon", "December 17th = 2021-12-17"),
        ("the Dec. 17 vote", "Dec. 17 = 2021-12-17"),
        ("on Friday, December 17,", "Friday, December 17 = 2021-12-17"),
        ("since March 2014 it", "March 2014 = 2014-03"),
        ("In March 17 people", "March = 2021-03"), ("last December", "December = 2020-12"),
        ("will end in February.", "February = 2022-02"),
        ("built in 1912.", "1912 = 1912"), ("on 2021-12-17", "2021-12-17 = 2021-12-17"),
        ("17-19 December", "17 = 2021-12-17; 19 December = 2021-12-19"),
        ("from 17 to 19 December", "17 = 2021-12-17; 19 December = 2021-12-19"),
        (
            "December 17-19, 2014",
            "December 17-19, 2014 = 2014-12-17; December 17-19, 2014 = 2014-12-19"
        ),
        ("It sank yesterday and", "yesterday = 2021-12-22"),
        ("back tomorrow.", "tomorrow = 2021-12-24"),
        ("on January 5", "January 5 = 2022-01-05"), ("on July 5", "July 5 = 2021-07-05"),
        ("Thursday’s vote", "Thursday = 2021-12-23"),
    ])
    func `English dates are found and resolved`(_ text: String, _ mentions: String) {
        #expect(found(text, "en") == mentions)
    }

    @Test(arguments: [
        "it may 17 times march on", "May said so", "at Mar-a-Lago", "the sun sat on a wed dog",
        "the Sunday Times", "every Thursday", "on Black Friday", "Saturday Night Live",
        "told “Fox News Sunday”",
        "rose in April Ryan's office", "March 4,000 strong", "a better tomorrow",
        "tomorrow's leaders", "the Sept. 11 attacks", "the 2014-15 season", "in 2014/15",
        "on 03/04/2021", "lot 20211217", "page 17. March was cold", "2,017 May", "today",
        "the 1990s",
        "Thursdays and Sundays", "5.4% in 20", "31 February", "the following Tuesday",
        "the May of that year", "killed 17 on March",
    ])
    func `what only looks like a date is none`(_ text: String) {
        #expect(found(text, "en") == "")
    }

    @Test(arguments: [
        ("de", "sagte er am Dienstag", "Dienstag = 2021-12-21"),
        ("de", "am vergangenen Donnerstag", "Donnerstag = 2021-12-16"),
        ("de", "am kommenden Montag", "Montag = 2021-12-27"),
        ("de", "am Montagabend", "Montagabend = 2021-12-20"),
        ("de", "wird am Freitag tagen", "Freitag = 2021-12-24"),
        ("de", "am Freitag, dem 17. Dezember,", "Freitag, dem 17. Dezember = 2021-12-17"),
        ("de", "17. bis 19. Dezember", "17 = 2021-12-17; 19. Dezember = 2021-12-19"),
        ("de", "seit März 2014", "März 2014 = 2014-03"), ("de", "Anfang Juni", "Juni = 2021-06"),
        ("de", "gestern und morgen", "gestern = 2021-12-22; morgen = 2021-12-24"),
        ("de", "seit dem Jahr 1912", "1912 = 1912"),
        (
            "de", "Welt am Sonntag, jeden Montag, gestern Morgen, Herr Freitag",
            "gestern = 2021-12-22"
        ),
        ("fr", "a annoncé mardi le maire", "mardi = 2021-12-21"),
        ("fr", "jeudi dernier, jeudi prochain", "jeudi = 2021-12-16; jeudi = 2021-12-30"),
        (
            "fr", "le 17 décembre, le 1er mars 2014",
            "17 décembre = 2021-12-17; 1er mars 2014 = 2014-03-01"
        ),
        ("fr", "vendredi 17 décembre", "vendredi 17 décembre = 2021-12-17"),
        ("fr", "du 17 au 19 décembre", "17 = 2021-12-17; 19 décembre = 2021-12-19"),
        ("fr", "en mars, hier, depuis 2014", "mars = 2021-03; hier = 2021-12-22; 2014 = 2014"),
        ("fr", "le dimanche, chaque jeudi, avant-hier, la planète Mars 2020", ""),
        ("es", "dijo el martes", "martes = 2021-12-21"),
        ("es", "el jueves pasado", "jueves = 2021-12-16"),
        ("es", "el próximo 20 de enero", "20 de enero = 2022-01-20"),
        ("es", "17 de diciembre de 2014", "17 de diciembre de 2014 = 2014-12-17"),
        ("es", "en marzo de 2014, ayer", "marzo de 2014 = 2014-03; ayer = 2021-12-22"),
        ("es", "los lunes, Plácido Domingo, la avenida 9 de Julio, mañana", ""),
        ("it", "ha detto martedì", "martedì = 2021-12-21"),
        (
            "it", "lo scorso 7 agosto, il 16 febbraio scorso",
            "7 agosto = 2021-08-07; 16 febbraio = 2021-02-16"
        ),
        (
            "it", "nel marzo 2014, nel 1990, ieri",
            "marzo 2014 = 2014-03; 1990 = 1990; ieri = 2021-12-22"
        ),
        ("it", "il giovedì, ogni lunedì, l'altro ieri", ""),
        ("pt", "disse nesta terça-feira (21)", "terça-feira = 2021-12-21"),
        ("pt", "na quinta-feira (16), na quinta (16)", "quinta-feira = 2021-12-16"),
        ("pt", "na última sexta-feira", "sexta-feira = 2021-12-17"),
        (
            "pt", "em 17 de dezembro, em março de 2014, ontem",
            "17 de dezembro = 2021-12-17; março de 2014 = 2014-03; ontem = 2021-12-22"
        ),
        ("pt", "a quinta vez, aos domingos", ""),
        ("ru", "заявил во вторник", "вторник = 2021-12-21"),
        ("ru", "в прошлый четверг", "четверг = 2021-12-16"),
        (
            "ru", "17 декабря, 1 марта 2014 года",
            "17 декабря = 2021-12-17; 1 марта 2014 = 2014-03-01"
        ),
        ("ru", "в марте, в 2014 году, вчера", "марте = 2021-03; 2014 = 2014; вчера = 2021-12-22"),
        ("ru", "окружающая среда, каждую пятницу, 2014 человек", ""),
        ("uk", "заявив у вівторок", "вівторок = 2021-12-21"),
        ("uk", "у п’ятницю, у п'ятницю", "п’ятницю = 2021-12-17; п'ятницю = 2021-12-17"),
        (
            "uk", "17 грудня, у березні; 2014 року, вчора",
            "17 грудня = 2021-12-17; березні = 2021-03; 2014 = 2014; вчора = 2021-12-22"
        ),
        ("uk", "лютий ворог, кожну неділю", ""),
        ("ar", "قال يوم الثلاثاء", "الثلاثاء = 2021-12-21"),
        ("ar", "الخميس الماضي", "الخميس = 2021-12-16"),
        ("ar", "17 ديسمبر", "17 ديسمبر = 2021-12-17"),
        ("ar", "17 كانون الأول 2014", "17 كانون الأول 2014 = 2014-12-17"),
        ("ar", "في مارس 2014", "مارس 2014 = 2014-03"), ("ar", "عام 2014", "2014 = 2014"),
        ("ar", "أمس", "أمس = 2021-12-22"), ("ar", "غدا السبت", "غدا = 2021-12-24"),
        ("ar", "صلاة الجمعة", ""),
        ("zh", "12月17日在京", "12月17日 = 2021-12-17"), ("zh", "2014年3月", "2014年3月 = 2014-03"),
        ("zh", "去年12月17日", "12月17日 = 2020-12-17"), ("zh", "今年1月", "1月 = 2021-01"),
        ("zh", "17日说，3号说", "17日 = 2021-12-17; 3号 = 2021-12-03"),
        ("zh", "星期二和周二，上周四", "星期二 = 2021-12-21; 周二 = 2021-12-21; 周四 = 2021-12-16"),
        ("zh", "昨天，昨日，明天", "昨天 = 2021-12-22; 昨日 = 2021-12-22; 明天 = 2021-12-24"),
        ("zh", "约10日，每周四，周一至周五，1—4月，同年3月，明天会更好，1日", ""),
        ("ja", "17日に、12月17日、2014年に", "17日 = 2021-12-17; 12月17日 = 2021-12-17; 2014年 = 2014"),
        ("ja", "木曜日と火曜", "木曜日 = 2021-12-23; 火曜 = 2021-12-21"),
        ("ja", "昨年3月", "3月 = 2020-03"), ("ja", "10日間、1日の製造、毎日、2021年度", ""),
    ])
    func `dates are found in ten more languages`(
        _ language: String, _ text: String, _ mentions: String
    ) {
        #expect(found(text, language) == mentions)
    }

    @Test(arguments: [
        ("2022-01-03", "17 December", "2021-12-17"), ("2021-11-01", "17 December", "2021-12-17"),
        ("2021-08-15", "17 December", "2020-12-17"), ("2021-12-23", "31 June", ""),
        ("2021-06-15", "Thursday, 17 December", "2020-12-17"),
    ])
    func `a date without a year is the nearest, the past preferred`(
        _ day: String, _ text: String, _ period: String
    ) {
        let scanner = MentionScanner(published: ArticleDate(day), language: "en")
        let periods = scanner.mentions(in: "on \(text).").map(\.period.description)
        #expect(periods == (period.isEmpty ? [] : [period]))
    }

    @Test(arguments: [nil, "2021", "2021-12"])
    func `without a day of publication only dates with their year are found`(_ date: String?) {
        let scanner = MentionScanner(published: date.flatMap { ArticleDate($0) }, language: "en")
        let text = "On Thursday, 17 December, in March, yesterday, on 17 December 2014"
        #expect(scanner.mentions(in: text).map(\.period.description) == ["2014-12-17"])
    }

    @Test func `the day of publication is that of its own offset`() {
        let date = ArticleDate("2021-12-23T01:00:00+03:00")
        let scanner = MentionScanner(published: date, language: "en")
        #expect(scanner.mentions(in: "yesterday").map(\.period.description) == ["2021-12-22"])
    }

    @Test func `other languages keep their dates in figures and full words`() {
        #expect(found("op 17.12.2014, vrijdag", "nl") == "17.12.2014 = 2014-12-17")
        #expect(found("el 17 de diciembre de 2014", "en") == "17 de diciembre de 2014 = 2014-12-17")
    }

    @Test func `no input crashes the scanner, and ranges stay in order`() {
        let seed = UInt64.random(in: .min ... .max)
        print("MentionScannerTests seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "17", "12", "2014", ".", "-", " ", "–", "Thursday", "on ", "December", "Dec.", "jeudi",
            "мая", "в ", "п’", "п'ятницю", "年", "月", "日", "周", "四", "曜", "أمس", "كانون الأول",
            "17-19 ",
            "last ", "will ", "é", "\u{0}", "🙂", "’", "\u{A0}", "en ", "昨", "-feira", "quinta", ",",
        ]
        let languages = ["en", "de", "fr", "pt", "uk", "ar", "zh", "ja", ""]
        for _ in 0..<10_000 {
            let count = Int.random(in: 0...12, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let language = languages.randomElement(using: &random) ?? ""
            let scanner = MentionScanner(published: ArticleDate("2021-12-23"), language: language)
            var last = 0
            for mention in scanner.mentions(in: text) {
                #expect(mention.range.lowerBound >= last || mention.days.count == 1, "\(text)")
                #expect(mention.range.upperBound <= text.utf8.count && !mention.range.isEmpty)
                last = mention.range.lowerBound
            }
        }
    }
}
