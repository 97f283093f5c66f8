internal import Wire

/// When an article was made, by its own word, unless that lies behind its receipt.
enum EventTime {
    /// Seconds since 1970: when the version was made, sent or first made; its receipt where none of them is known or
    /// all lie a day and more after it.
    static func of(_ intake: IntakeArticle) -> Int64 {
        let received = intake.receivedMilliseconds / 1000
        for moment in [intake.article.versionCreated, intake.article.sent, intake.article.firstCreated] {
            if let utc = moment?.utc, utc.isFinite, abs(utc) < 1e11, Int64(utc) <= received + 86_400 {
                return Int64(utc)
            }
        }
        return received
    }
}
