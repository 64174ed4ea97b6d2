/// Another program listens on the port already.
package struct PortTaken: Error, CustomStringConvertible {
    package let port: Int

    package var description: String {
        "Cổng \(port) đang được dùng; hãy chọn cổng khác (--port). / "
            + "Port \(port) is taken; choose another one (--port)."
    }
}
