import Foundation
import FuzzSupport

/// Rows of any bytes are read under a header, or skipped with a reason.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCSV(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let headers = [
        "title,body,date\n", "id\ttitle\tbody\tentities\n", "\"title\";\"body\";url\r\n",
    ]
    guard count > 0 else { return 0 }
    let header = headers[Int(start.pointee) % headers.count]
    read(Data(header.utf8) + Data(bytes: start + 1, count: count - 1))
    return 0
}
