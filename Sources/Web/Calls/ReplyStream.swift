internal import HummingbirdCore
internal import NIOCore

/// A body that is read piece by piece while it is sent, for files that may be large.
struct ReplyStream: Sendable {
    /// Bytes in all; `nil` where nobody knows before the end.
    let count: Int?
    /// What follows from a place on; nothing at the end.
    let next: @Sendable (Int) async throws -> ByteBuffer

    /// Sends one piece after the other, each once the connection has taken the one before.
    var body: ResponseBody {
        ResponseBody(contentLength: count) { writer in
            var place = 0
            while place < count ?? .max {
                let piece = try await next(place)
                if piece.readableBytes == 0 {
                    if count == nil { break }
                    // A file that ends early is seen by the client: the connection breaks off.
                    throw StreamCutShort()
                }
                place += piece.readableBytes
                try await writer.write(piece)
            }
            try await writer.finish(nil)
        }
    }
}

extension Reply {
    /// Bytes that are sent behind the head; `nil` where nobody knows before the end.
    var length: Int? {
        if let stream { stream.count } else { body.readableBytes }
    }

    /// What is sent behind the head.
    var responseBody: ResponseBody {
        stream?.body ?? ResponseBody(byteBuffer: body)
    }
}

/// A file held fewer bytes than was promised for it.
struct StreamCutShort: Error {}
