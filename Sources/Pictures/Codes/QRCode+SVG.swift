extension QRCode {
    /// An SVG document of the code with its quiet zone, one unit for a module.
    ///
    /// Without a size it fills its frame; `millimetres` is the side for print, quiet zone
    /// included. Neighbouring dark modules of a row are one stroke, so that no hair line shows
    /// between them when it is scaled.
    package func svg(millimetres: Int? = nil) -> String {
        let side = modules.size + 2 * Self.quietZone
        let size = millimetres.map { " width=\"\($0)mm\" height=\"\($0)mm\"" } ?? ""
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)"\(size) \
            shape-rendering="crispEdges"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>\
            <path fill="#000" d="\(path)"/></svg>

            """
    }

    /// The dark modules as rectangles one module high.
    private var path: String {
        var path = ""
        for y in 0..<modules.size {
            var x = 0
            while x < modules.size {
                let start = x
                while x < modules.size, modules.isDark(x: x, y: y) { x += 1 }
                if x > start {
                    path += "M\(start + Self.quietZone) \(y + Self.quietZone)"
                    path += "h\(x - start)v1h-\(x - start)z"
                }
                x += 1
            }
        }
        return path
    }
}
