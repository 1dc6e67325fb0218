import Testing

@testable import Indexer

@Suite struct NetworkAddressTests {
    @Test(arguments: [
        ("8.8.8.8", true), ("127.0.0.1", false), ("10.1.2.3", false), ("172.16.0.1", false),
        ("172.32.0.1", true), ("192.168.1.1", false), ("169.254.169.254", false),
        ("100.64.0.1", false), ("100.128.0.1", true), ("0.0.0.0", false), ("224.0.0.1", false),
        ("255.255.255.255", false), ("192.0.2.7", false), ("198.18.0.1", false),
        ("::1", false), ("::", false), ("fe80::1", false), ("fd00::1", false), ("ff02::1", false),
        ("2606:4700::1", true), ("2001:db8::1", false), ("2001::1", false),
        ("::ffff:127.0.0.1", false), ("::ffff:8.8.8.8", true), ("64:ff9b::7f00:1", false),
        ("64:ff9b::808:808", true), ("2002:7f00:1::1", false), ("2002:808:808::1", true),
    ])
    func `an address is one that anybody can have, or not`(text: String, isPublic: Bool) {
        #expect(NetworkAddress(text)?.isPublic == isPublic)
    }

    @Test(arguments: [
        ("https://Courier.example/a?b=c", "https://courier.example", "/a?b=c"),
        ("http://courier.example:8080", "http://courier.example:8080", "/"),
        ("http://[::1]:80/a", "http://[::1]:80", "/a"),
    ])
    func `an address of the web has a site and a path`(url: String, origin: String, path: String) {
        #expect(WebSite(url)?.origin == origin)
        #expect(WebSite(url)?.path == path)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://courier.example/", "courier", "http://", ""])
    func `what is none of the web has no site`(url: String) {
        #expect(WebSite(url) == nil)
    }
}
