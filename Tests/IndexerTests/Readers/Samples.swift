import Testing

/// A small file of each format, of invented news.
enum Samples {
    struct Sample: CustomTestStringConvertible, Sendable {
        var format: String
        var text: String
        var testDescription: String { format }
    }

    static let all = [
        Sample(format: "RSS", text: rss), Sample(format: "Atom", text: atom),
        Sample(format: "NITF", text: nitf), Sample(format: "NewsML 1.2", text: newsML1),
        Sample(format: "NewsML-G2", text: newsMLG2), Sample(format: "Reuters-21578", text: reuters),
        Sample(format: "ANPA 1312", text: anpa), Sample(format: "IPTC 7901", text: iptc7901),
        Sample(format: "JSON answers", text: newsAPI),
        Sample(format: "Elasticsearch _bulk", text: bulk),
    ]

    static let rss = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Sundrey Courier</title>
        <item><title>Ferry late</title><pubDate>Thu, 23 Dec 2021 10:15:00 GMT</pubDate>
        <description><![CDATA[<p>It was <b>late</b>.</p>]]></description></item>
        <item><title>Caf&eacute; opens</title></item></channel></rss>
        """

    static let atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>Sundrey Courier</title><entry>
        <title>Ferry late</title><updated>2021-12-23T10:15:00Z</updated>
        <content type="html">&lt;p>It was late.&lt;/p></content></entry></feed>
        """

    static let nitf = """
        <?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
        <nitf baselang="en-GB"><head><title>SHIPS-Ferry</title>
        <tobject><tobject.subject tobject.subject.type="Transport"/></tobject>
        <docdata management-status="usable"><doc-id id-string="sna.77"/>
        <date.issue norm="20211223T101500+0300"/><doc.copyright holder="Sundrey News Agency"/>
        </docdata></head>
        <body><body.head><hedline><hl1>Ferry <em>late</em> again</hl1><hl2>Full, too</hl2></hedline>
        <byline>By <person>Ann Ferry</person><byttl>Harbour Writer</byttl></byline>
        <dateline><location>SUNDREY</location></dateline></body.head>
        <body.content><block><p>SUNDREY (SNA) - The ferry was late.</p><p>It was full.</p>
        <table><tr><th>Day</th><th>Minutes</th></tr><tr><td>Monday</td><td>12</td></tr></table>
        <media><media-reference source="x.jpg"/><media-caption>The quay at noon</media-caption></media>
        </block></body.content></body></nitf>
        """

    static let newsML1 = """
        <NewsML><NewsEnvelope><DateAndTime>20211223T110000Z</DateAndTime></NewsEnvelope>
        <NewsItem><Identification><NewsIdentifier><ProviderId>sna.example</ProviderId>
        <DateId>20211223</DateId><NewsItemId>77</NewsItemId><RevisionId>2</RevisionId>
        </NewsIdentifier></Identification><NewsManagement>
        <FirstCreated>20211223T101500+0300</FirstCreated>
        <ThisRevisionCreated>20211223T120000+0300</ThisRevisionCreated>
        <Status FormalName="Usable"/></NewsManagement><NewsComponent>
        <NewsLines><HeadLine>Ferry late</HeadLine><ByLine>By Ann Ferry</ByLine>
        <SlugLine>ships-ferry</SlugLine></NewsLines>
        <AdministrativeMetadata><Provider><Party FormalName="SNA"/></Provider>
        </AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/>
        </DescriptiveMetadata><NewsComponent><ContentItem><MediaType FormalName="Text"/>
        <DataContent><p>The ferry was late.</p><p>It was full.</p></DataContent>
        </ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>
        """

    static let newsMLG2 = """
        <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>
        <sent>2021-12-23T12:00:00+03:00</sent></header><itemSet>
        <newsItem guid="urn:newsml:sna.example:77" version="2" xml:lang="en-GB">
        <itemMeta><itemClass qcode="ninat:text"/><provider><name>Sundrey News Agency</name></provider>
        <versionCreated>2021-12-23T12:00:00+03:00</versionCreated>
        <firstCreated>2021-12-23T10:15:00+03:00</firstCreated><pubStatus qcode="stat:usable"/>
        </itemMeta><contentMeta><by>By Ann Ferry</by><subject><name>Transport</name></subject>
        <slugline>SHIPS-Ferry</slugline><headline role="hld:subHeadline">Full, too</headline>
        <headline>Ferry late</headline></contentMeta><contentSet>
        <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
        <head><title>no</title></head><body><p>The ferry was late.</p><p>It was full.</p></body></html>
        </inlineXML></contentSet></newsItem></itemSet></newsMessage>
        """

    static let reuters = """
        <!DOCTYPE lewis SYSTEM "lewis.dtd">
        <REUTERS TOPICS="YES" NEWID="1">
        <DATE>26-FEB-1987 15:01:01.79</DATE><TOPICS><D>fish</D><D>cod</D></TOPICS>
        <PLACES><D>orsa</D></PLACES><PEOPLE><D>ferry</D></PEOPLE><ORGS></ORGS>
        <UNKNOWN>&#5;&#5;&#5;C T</UNKNOWN>
        <TEXT>&#2;<TITLE>COD CATCH UP &lt;SND></TITLE><AUTHOR>    By Ann Ferry, Sundrey</AUTHOR>
        <DATELINE>    SUNDREY, Feb 26 - </DATELINE><BODY>Cod landed at Sundrey was
        up 3 mln tonnes.
            It was 2 mln a year before.
         Reuter
        &#3;</BODY></TEXT>
        </REUTERS>
        <REUTERS NEWID="2"><DATE>26-FEB-1987 15:02:20.00</DATE><TEXT TYPE="BRIEF">
        <TITLE>FERRY LATE</TITLE>******</TEXT></REUTERS>
        """

    static let anpa = [
        "\u{16}\u{16}\u{1}W2870\u{1F}_sundry", "f i\u{13}\u{11} BC-SN--Ferry 11-13 0077",
        "\u{2}^BC-SN--Ferry Late,77<", "^Ferry late, town waits<", "^SNA Photo XNP101<",
        "^Eds: With SNA Photos.<", "^By ANN FERRY=", "^Sundrey News=",
        "\t   SUNDREY (SNA) _ The ferry was ``late''", "and full.", " ", "\t   It came at noon.",
        "\u{3}\t   ^AP-WF-12-23-21 1015GMT<", "\u{C}", "\u{4}",
    ].joined(separator: "\r\n")

    static let iptc7901 = [
        "\u{1}sna062 4 i 211 ccccb   sna 061", "", "Sundrey-ships/", "\u{2}1ST LEAD",
        "Ferry late,", "town waits", "By Ann Ferry, sna =", "",
        "   Sundrey (sna) - The ferry was", "late and full.", "", "   It came at noon.", "",
        "# Notebook", "", "For editors: none.", "\u{3}231015 GMT Dec 21", "\u{7F}\u{4}",
    ].joined(separator: "\r\n")

    static let newsAPI = """
        {"status": "ok", "totalResults": 2, "articles": [
         {"source": {"id": "sc", "name": "Sundrey Courier"}, "author": "By Ann Ferry",
          "title": "Ferry late &amp; full", "description": "It was late.", "url": "https://c.example/1",
          "publishedAt": "2021-12-23T10:15:00Z", "content": "The ferry was late… [+1234 chars]"},
         {"title": "Dam [sic] holds", "content": "<p>It held.</p><p>So far.</p>"}]}
        """

    static let bulk = """
        {"index": {"_index": "news", "_id": "c-1"}}
        {"headline": "Ferry late", "body": "It was late.", "date": "2021-12-23"}
        {"delete": {"_id": "c-0"}}
        {"update": {"_id": "c-2"}}
        {"doc": {"headline": "Dam holds", "body": "It held."}}
        """
}
