/// What the class, id and role of an element say about what it holds.
struct PageHints: OptionSet, Sendable {
    let rawValue: UInt32

    /// Usually not the article: menus, banners, comments, side columns.
    static let unlikely = PageHints(rawValue: 1 << 0)
    /// May be the article all the same: `main`, `content`.
    static let maybe = PageHints(rawValue: 1 << 1)
    /// Speaks for the article.
    static let positive = PageHints(rawValue: 1 << 2)
    /// Speaks against it.
    static let negative = PageHints(rawValue: 1 << 3)
    /// Is never shown.
    static let hidden = PageHints(rawValue: 1 << 4)
    /// Is shown, but not read aloud: an icon, a short form of what is said elsewhere.
    static let unspoken = PageHints(rawValue: 1 << 17)
    /// Is no text of an article, if it is text at all.
    static let unread: PageHints = [.hidden, .unspoken]
    /// Names the site, and leads to its front page.
    static let site = PageHints(rawValue: 1 << 18)
    /// Holds share buttons.
    static let share = PageHints(rawValue: 1 << 5)
    /// Holds readers' comments.
    static let comments = PageHints(rawValue: 1 << 6)
    /// Holds a photo's caption or credit.
    static let caption = PageHints(rawValue: 1 << 7)
    /// Holds a date.
    static let date = PageHints(rawValue: 1 << 8)
    /// Holds who wrote it.
    static let author = PageHints(rawValue: 1 << 9)
    /// Holds the headline.
    static let headline = PageHints(rawValue: 1 << 10)
    /// Holds what points to other articles, sells or asks: teasers, newsletters, advertisements.
    static let furniture = PageHints(rawValue: 1 << 11)
    /// Says outright that it is the article's body: `articleBody`, `entry-content`.
    static let body = PageHints(rawValue: 1 << 12)
    /// Says when it was published, rather than changed: `published`, `datePublished`.
    static let published = PageHints(rawValue: 1 << 13)
    /// Says when it was changed.
    static let updated = PageHints(rawValue: 1 << 14)
    /// A menu, a dialog, a search field, by its role or element.
    static let role = PageHints(rawValue: 1 << 15)
    /// Links to the article's tags and categories.
    static let tags = PageHints(rawValue: 1 << 16)

    /// Parts of classes and ids, in lower case, and what they hint at; `^` and `$` stand for the
    /// start and the end of a name.
    ///
    /// The first four lists are those that Mozilla's Readability has proved good
    /// (<https://github.com/mozilla/readability>).
    static let words: [(PageHints, String)] = [
        (
            .unlikely,
            """
            -ad- ai2html banner breadcrumbs combx comment community cover-wrap disqus extra footer
            gdpr header legends menu related remark replies rss shoutbox sidebar skyscraper social
            sponsor supplemental ad-break agegate pagination pager popup yom-remote
            """
        ),
        (.maybe, "and article body column content main mathjax shadow"),
        (
            .positive,
            """
            article body content entry hentry h-entry main page pagination post text blog story
            """
        ),
        (
            .negative,
            """
            -ad- hidden ^hid$ banner combx comment com- contact footer gdpr masthead media meta
            outbrain promo related scroll share shoutbox sidebar skyscraper sponsor shopping tags
            widget
            """
        ),
        (
            .share,
            """
            share sharing ^social social-media socialmedia addthis addtoany sharedaddy teilen
            shariff social-links social-buttons ^sociable
            """
        ),
        (
            .comments,
            """
            ^comments ^comment- ^comment$ commentlist comment-list comments-area disqus ^respond$
            ^replies kommentare commentform comment-form livefyre comment-content comment-body
            comment-text comment_content comment_body comment_text
            """
        ),
        (
            .caption,
            """
            ^caption caption$ -caption wp-caption-text image-credit photo-credit photocredit
            imagecredit ^credit$ ^credits$ bildunterschrift copyright-image media-credit photo-by
            imagecaption photocaption bildquelle
            """
        ),
        (
            .date,
            """
            date ^time timestamp ^time$ -time publish posted datum fecha ^meta post-meta entry-meta
            byline dateline article-info article__meta postmeta pubdate created ^data$ zeit
            """
        ),
        (.published, "publish pubdate datepublished ^posted created entry-date post-date"),
        (.updated, "modified updated dateupdated lastmod"),
        (.author, "author byline ^by$ writer autor contributor vcard"),
        (
            .headline,
            """
            headline entry-title post-title article-title articletitle ^title$ article__title
            posttitle post__title ^p-name$ story-title page-title
            """
        ),
        (
            .furniture,
            """
            newsletter subscribe subscription ^related -related related- relatedposts yarpp
            outbrain taboola promo advert ^ad$ ^ads$ ^ad- -ad$ adsense ad-container
            recommend read-more readmore more-stories morestories most-read mostread trending
            popular ^tags$ tag-list taglist post-tags entry-tags breadcrumb paywall sign-up signup
            cookie consent author-bio authorbio author-box about-author post-navigation
            nav-links print-only noprint no-print skip-link
            screen-reader toolbar mehrzumthema jp-relatedposts
            """
        ),
        (
            .body,
            """
            articlebody article-body article__body entry-content post-content story-body
            article-content article__content articlecontent post-body storybody story-content
            article-text articletext post_content entry_content article_body post-text storytext
            body-text ^post-entry$
            """
        ),
        (.site, "site-title sitetitle site-name sitename blog-title blogtitle site-logo"),
        (.tags, "^tags$ tag-list taglist post-tags entry-tags ^tagcloud article-tags"),
    ]
}
