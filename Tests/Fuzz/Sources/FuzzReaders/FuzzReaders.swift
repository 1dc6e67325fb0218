import Foundation
import FuzzSupport

/// Any file is read, or skipped with a reason.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReaders(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    read(Data(bytes: start, count: count))
    return 0
}
