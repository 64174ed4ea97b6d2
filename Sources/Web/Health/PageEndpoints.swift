internal import HTTPTypes
internal import Market
internal import NIOCore
internal import Reach

/// Two small pages for people who meet the server with a browser.
enum PageEndpoints {
    static var all: [Endpoint] {
        [
            page("/", "Trang đầu.", "What this is and where to go.", Pages.index),
            page(
                "/problems", "Các mã lỗi.", "Every code that a problem may carry.", Pages.problems),
        ]
    }

    private static func page(
        _ path: String, _ vi: String, _ en: String, _ html: String
    ) -> Endpoint {
        let body = ByteBuffer(string: html)
        let tag = EntityTag(version: nil, body: Array(html.utf8))
        return Endpoint(.get, path, .anyone, EndpointNote(vi, en)) { call in
            let headers: HTTPFields = [
                .contentType: "text/html; charset=utf-8",
                .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
            ]
            return call.fresh(Reply(.ok, headers: headers, body: body), tag)
        }
    }
}

/// The text of the pages.
enum Pages {
    static let index = wrapped(
        "Vươn Xa",
        """
        <h1>Vươn Xa</h1>
        <p>Sản phẩm OCOP của tỉnh, nơi giao được tới, và đơn hàng cho các đơn vị vận chuyển.</p>
        <p lang="en">The province's OCOP products, where they can be delivered, and orders for \
        couriers.</p>
        <ul>
        <li><a href="/v1/listings">/v1/listings</a> sản phẩm đang bán · <i>live listings</i>
        <li><a href="/v1/listings?q=toi+ly+son">/v1/listings?q=toi+ly+son</a> tìm · <i>search</i>
        <li><a href="/v1/provinces">/v1/provinces</a> tỉnh, thành phố · <i>provinces</i>
        <li><a href="/openapi.json">/openapi.json</a> mô tả API · <i>the API described</i>
        <li><a href="/problems">/problems</a> các mã lỗi · <i>problem codes</i>
        <li><a href="/healthz">/healthz</a> <a href="/readyz">/readyz</a>
        </ul>
        """)

    static let problems = wrapped(
        "Mã lỗi · Problems",
        "<h1>Mã lỗi · Problems</h1>\n<table>\n"
            + ProblemCode.allCases.map { code in
                "<tr id=\"\(code.rawValue)\"><td><code>\(code.rawValue)</code><td>"
                    + "\(code.status.code)<td>\(code.title.vietnamese)"
                    + "<td lang=\"en\">\(code.title.english)\n"
            }.joined() + "</table>\n<p>Trường · <i>fields</i>: "
            + FieldProblem.Code.allCases.map { "<code>\($0.rawValue)</code>" }
            .joined(separator: " ") + "</p>")

    private static func wrapped(_ title: String, _ body: String) -> String {
        """
        <!doctype html>
        <html lang="vi"><meta charset="utf-8"><title>\(title)</title>
        <meta name="viewport" content="width=device-width">
        <style>body{font:1rem/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;\
        padding:0 1rem}td{padding:0 1rem 0 0}</style>
        \(body)
        </html>

        """
    }
}
