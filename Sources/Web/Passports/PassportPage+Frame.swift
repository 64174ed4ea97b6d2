internal import Market
internal import Reach

// The frame that all pages of passports have, and how text gets into it.
extension PassportPage {
    func say(_ vi: String, _ en: String) -> String {
        Sentence(vi: vi, en: en).text(in: language)
    }

    func written(_ day: Day) -> String {
        let (year, month, date) = day.parts
        return "\(date)/\(month)/\(year)"
    }

    /// Vietnamese text that people wrote, so that a reader aloud says it rightly anywhere.
    func named(_ text: String) -> String {
        language == .vietnamese ? escaped(text) : "<span lang=\"vi\">\(escaped(text))</span>"
    }

    func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    func wrapped(_ title: String, _ body: String) -> String {
        """
        <!doctype html>
        <html lang="\(language.tag)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(escaped(title)) · Vươn Xa</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <header><p>\(say("Hộ chiếu sản phẩm", "Product passport")) · Vươn Xa</p></header>
        <main>
        \(body)</main>
        <footer><p>\(say("Tình trạng ngày", "As of")) \(written(today)).</p></footer>
        </body>
        </html>

        """
    }

    private static let style = """
        :root{color-scheme:light dark;--quiet:#555;--line:#bbb;--state:#0a5c36;--none:#8a1f11}\
        @media (prefers-color-scheme:dark){:root{--quiet:#bbb;--line:#555;--state:#7fd6a4;\
        --none:#ffb4a6}}\
        body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1rem;\
        overflow-wrap:anywhere}\
        h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.125rem;border-top:1px solid \
        var(--line);padding-top:.5rem}\
        header,footer,.quiet,.sample{color:var(--quiet)}\
        .state{font-size:1.25rem;font-weight:600;color:var(--state)}.none{color:var(--none)}\
        li{padding:.25rem 0}summary{padding:.75rem 0}label{display:block;margin-top:.75rem}\
        input,textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}\
        button{font:inherit;padding:.75rem 1.25rem}
        """
}
