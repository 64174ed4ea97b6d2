internal import Market

extension Schemas {
    static let pictures: KeyValuePairs<String, Schema> = [
        "UploadDraft": .members(
            [
                "purpose": .word(UploadPurpose.self),
                "bytes": .integer(1...Int64(UploadPurpose.sheet.mostBytes)), "sha256": .text,
            ],
            mayLack: ["producer": .text]),
        "Upload": .members([
            "id": .text, "producer": .text, "purpose": .word(UploadPurpose.self),
            "state": .word(Upload.State.self), "bytes": .number, "sha256": .text,
            "chunk_bytes": .number, "chunks": .number, "received": .list(.number),
            "expires_at": .orNull(.instant), "photo": .orNull(.named("Photo")),
            "file": .orNull(
                .members(["sha256": .text, "bytes": .number, "content_type": .text])),
        ]),
        "Photo": .members([
            "id": .text, "width": .number, "height": .number,
            "sizes": .list(
                .members([
                    "size": .number, "format": .words(["jpg", "webp"]), "width": .number,
                    "height": .number, "bytes": .number, "url": .text,
                ])),
        ]),
        "ListingPhotoEdit": .members(
            ["id": .text],
            mayLack: ["kind": .word(ListingPhoto.Kind.self), "alt": .text]),
        "ListingPhotoDraft": .members(
            ["photo": .text],
            mayLack: ["kind": .word(ListingPhoto.Kind.self), "alt": .text]),
    ]
}
