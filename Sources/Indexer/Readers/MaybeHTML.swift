extension DraftBuilder {
    /// Puts in a body of which nobody says whether it is HTML: scrapers leave tags, or entities alone.
    mutating func fillBody(maybeHTML text: String?) throws(SkipReason) {
        body = text
        guard let text else { return }
        if HTMLText.isHTML(text) {
            let html = try HTMLText(text)
            body = html.body
            caption = html.caption
        } else if HTMLText.withoutEntities(text) != text {
            body = try HTMLText(text, keepsEmptyLines: true, keepsLines: true).body
        }
    }
}
