import Notation

/// Reads items of the AP Media API, one a document or a feed of them. The story's text lies in a NITF document of
/// its own, to which the item only links.
struct APMediaReader: Sendable {
    let tables: WireTables
    let ninjs: NinjsReader

    /// The items of a document: `data.item`, the items of `data.items[]`, or a bare item.
    static func items(of document: JSONValue) -> [JSONValue] {
        if let item = document["data"]?["item"], item.object != nil { return [item] }
        if let items = document["data"]?["items"]?.array { return items.map { $0["item"] ?? $0 } }
        return [document]
    }

    /// What an item says of an article.
    func read(_ item: JSONValue, into article: inout Article) {
        ninjs.read(item, into: &article)
        // The address in `uri` carries tokens of the request; the item's id does not.
        article.itemID = item["altids"]?.text("itemid") ?? article.itemID
        article.sequence = item["altids"]?.text("friendlykey", "transref")
        article.provider = item.text("provider") ?? "ap"
        article.priority = item.text("editorialpriority")
        if article.byline == nil {
            let names = item.first("bylines")?.elements.compactMap { $0.text("by", "name") } ?? []
            if let byline = ninjs.bylines.byline(ofField: names.joined(separator: ", ")) {
                article.byline = byline
            }
        }
        if let location = item["datelinelocation"], let city = location.text("city") {
            var dateline = article.dateline ?? Dateline(raw: item.text("located") ?? city, place: city)
            dateline.city = city
            dateline.region = dateline.region ?? location.text("countryareaname")
            dateline.country = dateline.country ?? location.text("countryname")
            article.dateline = dateline
        }
        for link in item["renditions"]?.object?.members ?? [] where link.name.hasPrefix("nitf") {
            article.links.append(Link(rel: "nitf", href: link.value.text("href")))
        }
    }
}
