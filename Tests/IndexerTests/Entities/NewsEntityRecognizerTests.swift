import Testing

@testable import Indexer

@Suite struct NewsEntityRecognizerTests {
    @Test(arguments: [
        ("Talks were led by President Marek Novotny.", "Marek Novotny"),
        ("Talks were led by Secretary General Ilse Brandt.", "Ilse Brandt"),
        ("Talks were led by Sen. Harlan Poe (R-Utah) on Friday.", "Harlan Poe"),
        ("Talks were led by Foreign Minister Teodor Vass.", "Teodor Vass"),
        ("Talks were led by Mr Pellworm again.", "Pellworm"),
        ("Talks were led by former Prime Minister Oona Lindqvist.", "Oona Lindqvist"),
    ])
    func `a title is not part of the name`(body: String, name: String) {
        #expect(found(body).contains("\(name)/person"))
        #expect(names(body).allSatisfy { !$0.contains("Minister") && !$0.contains("Sen") })
    }

    @Test func `a surname alone is merged into the full name`() {
        let body = """
            Vandermeer refused to answer. The minister, Joost Vandermeer, left early. "No," said \
            Vandermeer's aide.
            """
        #expect(found(body) == ["Joost Vandermeer/person"])
    }

    @Test func `an insertion in square brackets is read through`() {
        let body = """
            "Former President [of the USSR Mikhail] Ostrovsky saw it", he said. Ostrovsky agreed.
            """
        #expect(found(body) == ["Mikhail Ostrovsky/person", "Soviet Union/place"])
    }

    @Test func `a dateline's capitals do not spell the town`() {
        let town = "QUORVA, Dec 3 — The bridge opened. Crowds came to Quorva and sang in Quorva."
        #expect(names(town).contains("Quorva"))
        #expect(!names(town).contains("QUORVA"))
        #expect(!names("QUORVA, Dec 3 — The bridge opened.").contains("QUORVA"))
    }

    @Test func `a possessive ending is stripped`() {
        let body = "We read Ilse Brandt's letter and Portugal’s answer."
        #expect(found(body) == ["Ilse Brandt/person", "Portugal/place"])
    }

    @Test func `initials particles and hyphens belong to a name`() {
        let body =
            "With him sat George W. Pell, Ursula von der Aue, Omar al-Rashidi and Kim Jae-won."
        #expect(
            names(body) == [
                "George W. Pell", "Ursula von der Aue", "Omar al-Rashidi", "Kim Jae-won",
            ])
    }

    @Test func `an acronym and its expansion are one entity`() {
        #expect(
            found("The North Atlantic Treaty Organization (NATO) met. NATO left.")
                == ["NATO/organization"])
        #expect(
            found("The Orvale River Trust (ORT) met. Later ORT left and ORT came back.")
                == ["Orvale River Trust/organization"])
        #expect(
            found("Only ORT (Orvale River Trust) met. Later ORT left.")
                == ["Orvale River Trust/organization"])
    }

    @Test func `an acronym of an ordinary expression is no name`() {
        #expect(names("They measured total farm output (TFO). Then TFO rose.").isEmpty)
    }

    @Test func `aliases have one canonical form`() {
        let body = "Envoys of the U.S. and the UK met. Later the US, USA and Britain signed."
        #expect(found(body) == ["United States/place", "United Kingdom/place"])
    }

    @Test(arguments: [
        "On Thursday the Russian envoy left.", "As part of the deal, they left in March.",
        "The ministers met. Former President of the club. However, nothing came of it.",
        "Fishermen waited. \"Nothing,\" they said. Perhaps Monday will do.",
        "We told them in December, at Christmas and on New Year's Day.",
        "I think I'm right. Don't wait. It's late.",
    ])
    func `ordinary words make no entities`(body: String) {
        #expect(names(body).isEmpty)
    }

    @Test func `a word that opens a sentence is a name only when known elsewhere`() {
        #expect(names("Grenvik rose early.").isEmpty)
        #expect(names("Grenvik rose early. They met Grenvik later.") == ["Grenvik"])
        #expect(names("Barley is dear. They sell barley and Barley again.").isEmpty)
    }

    @Test(arguments: [
        ("He asked the Fisheries Ministry.", "Fisheries Ministry/organization"),
        ("He asked the Russian Foreign Ministry.", "Russian Foreign Ministry/organization"),
        ("He studied at the University of Orvale.", "University of Orvale/organization"),
        ("He sold Quillback Systems Inc on Monday.", "Quillback Systems Inc/organization"),
        ("He left the Meadow Party.", "Meadow Party/organization"),
        ("He sued Crane & Poole.", "Crane & Poole/organization"),
        ("He crossed the Silver River.", "Silver River/place"),
        ("He signed the Orvale Treaty.", "Orvale Treaty/other"),
        ("He lived in Orvale, Texas.", "Orvale/place"),
        ("He saw New York.", "New York/place"),
    ])
    func `the form of a name tells its kind`(body: String, entity: String) {
        #expect(found(body).contains(entity))
    }

    @Test func `a company without its legal form is the same company`() {
        #expect(
            found("They bought Quillback Corp today. Then Quillback rose.")
                == ["Quillback Corp/organization"])
    }

    @Test func `names in a headline come first then the more frequent`() {
        let body = "In Norway they met. Norway and Norway again, with Chile and Peru. Peru left."
        #expect(names(body, headline: "Chile votes today") == ["Chile", "Norway", "Peru"])
    }

    @Test func `a title case headline makes no entity of its own`() {
        let body = "The minister, Ilse Brandt, spoke in Norway about herring."
        #expect(
            names(body, headline: "Brandt Claims Norway Never Promised Any Herring")
                == ["Norway", "Ilse Brandt"])
        #expect(
            names(body, headline: "BRANDT TELLS US: NORWAY PROMISED HERRING")
                == ["Norway", "Ilse Brandt"])
    }

    @Test func `capitals in a menu line make no entities`() {
        let body = "Breaking Opinion Latest Grapefruit\nMost Popular Grapefruit Tables\n"
        #expect(names(body).isEmpty)
    }

    @Test func `a caption glued to a name is cut off`() {
        #expect(names("We saw Marek NovotnyRussian tanks.").contains("Marek Novotny"))
    }

    @Test func `tickers handles and tags are not names`() {
        #expect(names("Shares fell <QBS> and @Orvale or #Grenvik said so (QBS).").isEmpty)
    }

    @Test func `German nouns are not names but listed places are`() {
        let body = "Gestern hat der Bundestag in Berlin eine Rede gehört, und die Rede war lang."
        #expect(names(body, language: "de") == ["Bundestag", "Berlin"])
    }

    @Test func `a text without capitals gives listed names or nothing`() {
        #expect(names("会议在北京举行。代表们没有发言。", language: "zh").isEmpty)
        #expect(names("عقد الاجتماع في القاهرة", language: "ar").isEmpty)
    }

    @Test func `Cyrillic names are found`() {
        let names = names("На встрече в Москве был Сергей Кораблёв.", language: "ru")
        #expect(names.contains("Сергей Кораблёв"))
    }
}

/// The entities of a body, as `name/kind`.
private func found(
    _ body: String, headline: String = "", language: String? = "en"
) -> [String] {
    NewsEntityRecognizer().entities(headline: headline, body: body, language: language)
        .map { "\($0.name)/\($0.kind.rawValue)" }
}

/// The names of a body.
private func names(
    _ body: String, headline: String = "", language: String? = "en"
) -> [String] {
    NewsEntityRecognizer().entities(headline: headline, body: body, language: language)
        .map(\.name)
}
