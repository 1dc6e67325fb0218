import Analysis
import Archive
import Foundation
import Testing

@testable import Indexer

@Suite struct MailboxTests {
    private static let head = """
        Received: from quay.example by harbour.example; Thu, 11 Mar 2021 06:00:02 +0000
        Message-ID: <ferry-11@courier.example>
        From: "Bay Courier" <news@courier.example>
        Subject: Ferry to run again
        Date: Thu, 11 Mar 2021 07:00:00 +0100 (CET)
        MIME-Version: 1.0

        """

    private static func mail(_ type: String, _ body: String, coding: String = "8bit") -> String {
        head + "Content-Type: \(type)\nContent-Transfer-Encoding: \(coding)\n\n" + body
    }

    @Test func `a mail is an article with the sender for its source`() async throws {
        let folder = try TemporaryFolder()
        let text = Self.mail("text/plain; charset=utf-8", "The crews sail on Monday.\n")
        let path = try folder.write(text, to: "ferry.eml")
        let reading = try await Reading.of(paths: [path])
        let article = try #require(reading.articles.first)
        #expect(article.headline == "Ferry to run again")
        #expect(article.body == "The crews sail on Monday.")
        #expect(article.source == "Bay Courier")
        #expect(article.date?.text == "2021-03-11T07:00:00+01:00")
        #expect(article.origin.file == path)
        #expect(reading.articles.count == 1 && reading.skipped.isEmpty)
    }

    @Test(arguments: [("\n", "x.eml"), ("\r\n", "0001.txt")])
    func `a mail is told by its header, whatever its name and line ends`(
        end: String, name: String
    ) async throws {
        let text = Self.mail("text/plain", "The crews sail on Monday.\n")
            .replacing("\n", with: end)
        #expect(try await Reading.of(text, name: name).headlines == ["Ferry to run again"])
    }

    @Test func `a text with fields that people write is no mail`() async throws {
        let text = "Subject: Ferry to run again\nFrom: the desk\n\nThe crews sail on Monday.\n"
        let reading = try await Reading.of(text, name: "0001.txt")
        #expect(reading.articles.first?.source == nil)
        #expect(reading.headlines == ["Ferry to run again"])
    }

    @Test func `the mails of a mailbox have their numbers`() async throws {
        let mails = ["Ferry", "Quay", "Pier"].map { word in
            "From news@courier.example Thu Mar 11 06:00:00 2021\n"
                + Self.head.replacing("Ferry to run again", with: "\(word) opens")
                .replacing("ferry-11", with: word)
                + "\nThe crews sail.\n\n>From Monday on, that is.\nFrom here they go.\n\n"
        }
        let folder = try TemporaryFolder()
        let path = try folder.write(mails.joined(), to: "news.mbox")
        let reading = try await Reading.of(paths: [path])
        #expect(reading.headlines == ["Ferry opens", "Quay opens", "Pier opens"])
        #expect(reading.articles.map(\.origin.file) == (1...3).map { "\(path)/\($0)" })
        #expect(
            reading.articles.map(\.body)
                == Array(
                    repeating: "The crews sail.\n\nFrom Monday on, that is.\n\nFrom here they go.",
                    count: 3))
    }

    @Test(arguments: [
        "From 10:30 on Saturday the ferry sails", "From 10:30:00 the ferry sails again at last",
    ])
    func `a headline with a time in it is none of a mailbox`(headline: String) async throws {
        let reading = try await Reading.of("\(headline)\n\nThe crews sail again.\n")
        #expect(reading.headlines == [headline])
    }

    @Test func `the mail in which a mailbox breaks off is read as far as it goes`() async throws {
        let mails = ["Ferry", "Quay"].map { word in
            "From news@courier.example Thu Mar 11 06:00:00 2021\n"
                + Self.head.replacing("Ferry to run again", with: "\(word) opens")
                + "\nThe crews sail.\n\nSo they do.\n\n"
        }
        let packed = Stored.gzip(Array(mails.joined().utf8))
        let reading = try await Reading.of(packed.dropLast(12), name: "x.mbox.gz")
        #expect(reading.headlines == ["Ferry opens", "Quay opens"])
        #expect(reading.articles.last?.body.hasPrefix("The crews sail.") == true)
        #expect(reading.failed.map(\.error) == [.truncated])
    }

    @Test func `the same mail in two boxes is one article`() async throws {
        let folder = try TemporaryFolder()
        let mail = Self.mail("text/plain", "The crews sail on Monday.\n")
        try folder.write("From a Thu Mar 11 06:00:00 2021\n\(mail)", to: "in.mbox")
        try folder.write(mail, to: "ferry.eml")
        let archive = try folder.archive()
        let report = try await Indexer(recognizer: NoNames()).index([folder.path], into: archive)
        #expect(report.added == 1 && report.unchanged == 1)
    }

    // MARK: Parts

    private static let multipart = """
        --quay
        Content-Type: multipart/alternative; boundary=pier

        --pier
        Content-Type: text/plain; charset=utf-8

        Plain text.
        --pier
        Content-Type: text/html; charset=windows-1252
        Content-Transfer-Encoding: quoted-printable

        <p>The f=E4hre =
        sails.
        --pier--
        --quay
        Content-Type: text/html
        Content-Disposition: attachment; filename=x.html

        <p>Attached.
        --quay--
        """

    @Test func `markup goes before plain text, and what is attached is left`() throws {
        let mail = MailMessage(
            Array(Self.mail("multipart/mixed; boundary=\"quay\"", Self.multipart).utf8)[...])
        let text = try #require(mail.text)
        #expect(
            text.bytes == Array("<!DOCTYPE html>\n<p>The f".utf8) + [0xE4] + "hre sails.\n".utf8)
        #expect(text.charset == "windows-1252")
        #expect(mail.facts.charset == "windows-1252")
        #expect(mail.facts.envelope?.headline == "Ferry to run again")
        #expect(mail.facts.envelope?.source == "Bay Courier")
        #expect(mail.facts.envelope?.id == "ferry-11@courier.example")
        #expect(mail.facts.collected?.text == "2021-03-11T07:00:00+01:00")
    }

    @Test func `a mail without markup has its plain text`() async throws {
        let text = Self.mail(
            "multipart/mixed; boundary=quay",
            "--quay\nContent-Type: image/png\n\nx\n--quay\nContent-Type: text/plain; charset=koi8-r\n"
                + "Content-Transfer-Encoding: base64\n\n8MHSz83K\n--quay--\n")
        #expect(try await Reading.of(text).articles.first?.body == "Паромй")
    }

    @Test func `a mail that was sent on has the text of the inner one`() async throws {
        let inner = Self.mail("text/plain", "The crews sail on Monday.\n")
        let text = Self.mail("message/rfc822", inner)
        #expect(try await Reading.of(text).articles.first?.body == "The crews sail on Monday.")
    }

    @Test func `a mail without text is counted`() async throws {
        let reading = try await Reading.of(Self.mail("image/png", "x"), name: "x.eml")
        #expect(reading.passedOver == ["mails without text": 1])
        #expect(reading.articles.isEmpty && reading.skipped.isEmpty)
    }

    @Test func `parts without end cost nothing`() async throws {
        var text = "x"
        for number in 0..<2000 {
            text = "Content-Type: multipart/mixed; boundary=b\(number)\n\n--b\(number)\n\(text)"
        }
        let deep = try await Reading.of(Self.head + text, name: "x.eml")
        #expect(deep.passedOver == ["mails without text": 1])
        let wide = Self.mail(
            "multipart/mixed; boundary=b",
            String(repeating: "--b\nContent-Type: image/png\n\nx\n", count: 50_000))
        #expect(try await Reading.of(wide).passedOver == ["mails without text": 1])
    }

    @Test func `a page that a browser saved keeps its address and has no sender`() {
        let text = """
            From: <Saved by Blink>
            Snapshot-Content-Location: https://courier.example/ferry
            Subject: Ferry to run again
            Date: Thu, 11 Mar 2021 07:00:00 +0100
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary=quay

            --quay
            Content-Type: text/html
            Content-Location: https://courier.example/ferry

            <html><p>The crews sail.
            --quay--
            """
        let facts = MailMessage(Array(text.utf8)[...]).facts
        #expect(facts.url == "https://courier.example/ferry")
        #expect(facts.envelope == nil)
        #expect(facts.collected?.text == "2021-03-11T07:00:00+01:00")
    }

    // MARK: Headers

    @Test func `a header beyond the limit keeps the lines that begin it, and the text`() {
        let long = String(repeating: "X-Quay: 1\n", count: 30_000)
        let text = "Subject: Ferry to run again\n\(long)List-Id: quay\n\nThe crews sail.\n"
        let mail = MailMessage(Array(text.utf8)[...])
        #expect(mail.fields["subject"] == "Ferry to run again")
        #expect(mail.fields["list-id"] == nil)
        #expect(mail.fields.count < HeaderFields.limit / 10)
        #expect(
            mail.text.map { String(decoding: $0.bytes, as: UTF8.self) }
                == "Subject: Ferry to run again\n\nThe crews sail.\n")
    }

    private static let subjects: [(String, String)] = [
        ("Ferry to run again", "Ferry to run again"),
        ("=?utf-8?Q?F=C3=A4hre_f=C3=A4hrt?=", "Fähre fährt"),
        ("=?UTF-8?B?RsOkaHJl?= am =?utf-8*de?q?Kai?=", "Fähre am Kai"),
        ("=?iso-8859-1?q?F=E4hre?=\n =?iso-8859-1?q?_am_Kai?=", "Fähre am Kai"),
        ("=?utf-8?q?F=C3?= =?utf-8?q?=A4hre?=", "Fähre"),
        ("=?quay?q?F=E4hre?=", "Fähre"),
        ("=?utf-8?x?F?= =?utf-8?q?", "=?utf-8?x?F?= =?utf-8?q?"),
        ("Fähre", "Fähre"),
        ("=?utf-8?q??=", ""),
        ("=?utf-8?b?RsOkaHJlx?=", "Fähre"),
    ]

    @Test(arguments: subjects)
    func `the words of a subject are decoded`(subject: String, expected: String) {
        let fields = HeaderFields(Array("Subject: \(subject)".utf8)[...])
        #expect(EncodedWords.text(fields.bytes(of: "subject") ?? []) == expected)
    }

    @Test(arguments: [
        ("Bay Courier <news@courier.example>", "Bay Courier"),
        ("\"Bay Courier\" <news@courier.example>", "Bay Courier"),
        ("=?utf-8?q?F=C3=A4hre?= <news@courier.example>", "Fähre"),
        ("news@courier.example (Bay Courier)", "Bay Courier"),
        ("news@courier.example", "courier.example"),
        ("<news@courier.example>", "courier.example"),
    ])
    func `the source is the sender's name, else where the mail comes from`(
        from: String, expected: String
    ) {
        let text = "From: \(from)\nSubject: Ferry\n\nThe crews sail."
        #expect(MailMessage(Array(text.utf8)[...]).facts.envelope?.source == expected)
    }

    @Test func `a mailing list's mark is no part of the headline`() {
        let text = "Subject: [sundrey] Ferry\nList-Id: <sundrey.example>\n\nThe crews sail."
        #expect(MailMessage(Array(text.utf8)[...]).facts.envelope?.headline == "Ferry")
        let other = "Subject: [Update] Ferry\n\nThe crews sail."
        #expect(MailMessage(Array(other.utf8)[...]).facts.envelope?.headline == "[Update] Ferry")
    }

    @Test func `flowed lines are joined, and the signature is left out`() {
        let text = "The crews \nsail on \nMonday.\n\nSo it is.\n-- \nBay Courier\nunsubscribe\n"
        #expect(
            PlainMail(text, isFlowed: true, deletesBlanks: false).text
                == "The crews sail on Monday.\n\nSo it is.")
        let list = "The crews sail.\n\(String(repeating: "_", count: 47))\nsundrey mailing list\n"
        #expect(PlainMail(list, isFlowed: false, deletesBlanks: false).text == "The crews sail.")
    }
}
