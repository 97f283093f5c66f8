/// The page at `/`: one HTML document without scripts or outside parts, which reloads itself every five seconds.
struct OverviewPage {
    let overview: Overview
    let health: Health

    /// The document; every text in it is escaped.
    var html: String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(overview.title))</title><style>\(style)</style></head><body><main>
        <header><h1>\(escaped(overview.title))</h1>\(badge)<p>\(escaped(overview.subtitle))</p></header>
        \(reasons)\(stages)<div class="pair">\(counts("Verdicts", overview.verdicts))\
        \(counts("Outcomes", overview.outcomes))</div>\(stories)
        <footer><a href="/metrics">metrics</a> <a href="/livez">livez</a> <a href="/readyz">readyz</a></footer>
        </main></body></html>

        """
    }

    private var badge: String {
        let isWell = health.isLive && health.isReady
        let word = !health.isLive ? "stuck" : health.isReady ? "ready" : "not ready"
        return "<span class=\"badge \(isWell ? "well" : "ill")\">\(word)</span>"
    }

    private var reasons: String {
        guard !health.reasons.isEmpty else { return "" }
        return "<ul class=\"reasons\">" + health.reasons.map { "<li>\(escaped($0))</li>" }.joined()
            + "</ul>\n"
    }

    private var stages: String {
        section(
            "Stages", ["Stage", "State", "Records", "Lag"], numbers: [2, 3],
            overview.stages.map { [$0.name, $0.state, grouped($0.records), $0.lag.map(grouped) ?? "?"] })
    }

    private func counts(_ title: String, _ counts: [Overview.Count]) -> String {
        section(title, [title, "Count"], numbers: [1], counts.map { [$0.name, grouped($0.value)] })
    }

    private var stories: String {
        section(
            "Latest stories", ["Time", "Agency", "Story", "Verdict", "Events"], numbers: [],
            overview.stories.map {
                [$0.time, $0.provider, $0.headline, $0.verdict, $0.events.joined(separator: "; ")]
            })
    }

    private func section(_ title: String, _ heads: [String], numbers: Set<Int>, _ rows: [[String]]) -> String
    {
        func cells(_ tag: String, _ texts: [String]) -> String {
            texts.enumerated().map { place, text in
                "<\(tag)\(numbers.contains(place) ? " class=\"n\"" : "")>\(escaped(text))</\(tag)>"
            }.joined()
        }
        let body =
            rows.isEmpty
            ? "<tr><td colspan=\"\(heads.count)\" class=\"none\">nothing yet</td></tr>"
            : rows.map { "<tr>\(cells("td", $0))</tr>\n" }.joined()
        return """
            <section><h2>\(escaped(title))</h2><table><thead><tr>\(cells("th", heads))</tr></thead>
            <tbody>\(body)</tbody></table></section>

            """
    }

    /// 1234567 as "1 234 567" with narrow no-break spaces, the same in every locale.
    private func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += "\u{202F}" }
            text.append(digit)
        }
        return text
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private let style = """
        :root{color-scheme:light dark;--line:#8884;--dim:#888}
        body{font:15px/1.5 system-ui,sans-serif;margin:0}
        main{max-width:70rem;margin:2rem auto;padding:0 1rem}
        header{display:flex;align-items:baseline;flex-wrap:wrap;gap:.8rem;border-bottom:2px solid}
        h1{font:700 1.7rem/1.4 Georgia,serif;margin:0}
        h2{font-size:1rem;margin:1.6rem 0 .3rem} header p{color:var(--dim);margin:0 0 .4rem;width:100%}
        .badge{border-radius:1rem;padding:.05rem .7rem;font-size:.85rem;color:#fff}
        .well{background:#27743b}.ill{background:#a8341f} .reasons{color:#b8442f}
        table{border-collapse:collapse;width:100%} td,th{padding:.25rem .6rem .25rem 0;text-align:left;vertical-align:top}
        th{font-weight:600;color:var(--dim);font-size:.85rem} tr{border-bottom:1px solid var(--line)}
        .n{text-align:right;font-variant-numeric:tabular-nums} .none{color:var(--dim)}
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:0 3rem}
        footer{margin:2rem 0;color:var(--dim)} footer a{color:inherit;margin-right:1rem}
        """
}
