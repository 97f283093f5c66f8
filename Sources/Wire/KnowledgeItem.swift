/// Items of NewsML-G2 that are no news: concepts, knowledge, planning and catalogs. They are recorded by name.
enum KnowledgeItem {
    /// Puts the name, the class and the kind of such an item into an article that holds its identity.
    static func describe(_ item: XMLNode, tables: WireTables, in article: inout Article) {
        article.itemClass = item.name == "planningItem" || isEvent(item) ? .event : .other
        article.genre = article.genre ?? item.name
        article.warnings.append("no_news_item")
        let title = item.at("itemMeta", "title")?.line ?? item.at("contentMeta", "headline")?.line
        let concept = item.at("concept") ?? item.at("conceptSet", "concept")
        let name = title ?? concept?.at("name")?.line ?? item.descendants("headline").first?.line
        article.headline = article.headline ?? name
        article.title = article.title ?? name
        guard item.name != "catalogItem" else { return }
        let definition = concept?.at("definition")?.line ?? item.descendants("edNote").first?.line
        article.abstract = article.abstract ?? definition
        article.firstCreated =
            article.firstCreated
            ?? item.descendants("start").first?.line.map { tables.dates.time($0) }
    }

    /// Whether a concept is an event.
    private static func isEvent(_ item: XMLNode) -> Bool {
        let concepts = item.all("concept") + (item.at("conceptSet")?.all("concept") ?? [])
        return !concepts.isEmpty && concepts.allSatisfy { $0.at("eventDetails") != nil }
    }
}
