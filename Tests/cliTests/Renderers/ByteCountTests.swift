import Testing

@testable import cli

struct ByteCountTests {
    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (147_249_999, "147.2 MB"),
        (2_500_000_000, "2.5 GB"),
    ])
    func `bytes are for people`(bytes: Int, text: String) {
        #expect(ByteCount.text(bytes) == text)
    }
}
