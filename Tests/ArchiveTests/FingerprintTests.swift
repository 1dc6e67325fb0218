import Archive
import Testing

@Suite struct FingerprintTests {
    @Test func `moving text from field to field changes it`() {
        let prints = [
            Fingerprint(["ab", ""]), Fingerprint(["a", "b"]), Fingerprint(["", "ab"]),
            Fingerprint(["ab", nil]), Fingerprint([nil, "ab"]), Fingerprint(["ab"]),
            Fingerprint([]),
        ]
        #expect(Set(prints).count == prints.count)
    }

    @Test func `it is the same on every machine`() {
        let print = Fingerprint(["harbour", nil])
        #expect(print.shortText == "2d73ghzcfdmce")
        #expect(print.blob.count == 16)
    }
}
