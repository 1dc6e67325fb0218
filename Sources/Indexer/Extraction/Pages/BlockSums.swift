/// Running sums over a page's blocks, so that what an element holds is a difference.
struct BlockSums {
    /// Bytes of text, of links, and of paragraphs that are no links; and labels that end an article.
    struct Sum {
        var text = 0, linked = 0, prose = 0, ends = 0

        static func - (all: Sum, part: Sum) -> Sum {
            Sum(
                text: all.text - part.text, linked: all.linked - part.linked,
                prose: all.prose - part.prose, ends: all.ends - part.ends)
        }
    }

    private var sums: [Sum] = [Sum()]

    init() {}

    /// Sums of the blocks that are not pruned.
    init(_ page: Page, _ lines: [PageLine], _ isPruned: [Bool]) {
        sums.reserveCapacity(page.blocks.count + 1)
        var sum = Sum()
        for (block, line) in zip(page.blocks, lines) {
            if block.element < 0 || !isPruned[Int(block.element)] {
                sum.text += block.count
                sum.linked += Int(block.linked)
                if line.kind == .prose, Int(block.linked) * 3 < block.count {
                    sum.prose += block.count
                }
                if line.kind == .endMark || line.kind == .comments || Self.isTeaser(block, page) {
                    sum.ends += 1
                }
            }
            sums.append(sum)
        }
    }

    /// Whether a block is a heading that links to another article.
    private static func isTeaser(_ block: PageBlock, _ page: Page) -> Bool {
        block.block >= 0 && block.linked * 2 > block.end - block.start
            && page.elements[Int(block.block)].tag.traits.contains(.heading)
    }

    /// What an element holds.
    func of(_ element: PageElement) -> Sum {
        sums[Int(element.last.blocks)] - sums[Int(element.first.blocks)]
    }
}
