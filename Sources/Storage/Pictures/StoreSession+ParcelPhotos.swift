package import Market
internal import Reach

/// Photos of packed parcels: named by their parcels only, gone with the last of them.
extension StoreSession {
    /// Keeps what was made of an upload; nothing shows it until a parcel names it.
    package func keep(_ photo: ParcelPhoto, at now: Int64) throws {
        try sql.execute(
            """
            INSERT INTO parcel_picture (upload_id, sha256, bytes, kept_at)
            VALUES ($1, $2, $3, $4)
            """,
            [
                .text(photo.upload.text), .blob(photo.sha256), SQLValue(photo.bytes),
                .integer(now),
            ])
        try sql.execute(
            "DELETE FROM dropped_picture WHERE sha256 = $1", [.blob(photo.sha256)])
    }

    /// What an upload has brought as a parcel's photo; `nil` while it is not finished.
    package func parcelPhoto(broughtBy upload: UploadID) throws -> ParcelPhoto? {
        try sql.first(
            "SELECT * FROM parcel_picture WHERE upload_id = $1", [.text(upload.text)]
        ).map(ParcelPhoto.init)
    }

    /// The parcel's photo, `nil` where it has none or it was erased.
    package func parcelPhoto(of parcel: ParcelID) throws -> ParcelPhoto? {
        try sql.first(
            """
            SELECT parcel_picture.* FROM parcel_photo
            JOIN parcel_picture ON parcel_picture.upload_id = parcel_photo.upload_id
            WHERE parcel_photo.parcel_id = $1
            """,
            [.text(parcel.text)]
        ).map(ParcelPhoto.init)
    }

    /// Puts a photo to a parcel, in place of the one before.
    package func attach(_ photo: ParcelPhoto, to parcel: ParcelID) throws {
        let before = try parcelPhoto(of: parcel)
        try sql.execute(
            """
            INSERT INTO parcel_photo (parcel_id, upload_id) VALUES ($1, $2)
            ON CONFLICT (parcel_id) DO UPDATE SET upload_id = excluded.upload_id
            """,
            [.text(parcel.text), .text(photo.upload.text)])
        if let before, before.upload != photo.upload { try dropIfUnnamed([before]) }
    }

    /// Takes the photos from all parcels of an order, whose receiver is erased.
    func dropParcelPhotos(of order: OrderID) throws {
        let photos = try sql.query(
            """
            SELECT parcel_picture.* FROM parcel_photo
            JOIN parcel ON parcel.id = parcel_photo.parcel_id
            JOIN parcel_picture ON parcel_picture.upload_id = parcel_photo.upload_id
            WHERE parcel.order_id = $1
            """,
            [.text(order.text)]
        ).map(ParcelPhoto.init)
        if photos.isEmpty { return }
        try sql.execute(
            """
            DELETE FROM parcel_photo
            WHERE parcel_id IN (SELECT id FROM parcel WHERE order_id = $1)
            """,
            [.text(order.text)])
        try dropIfUnnamed(photos)
    }

    /// Forgets photos that were brought before an instant and that no parcel ever named.
    package func dropUnnamedPhotos(before instant: Int64, limit: Int) throws {
        let photos = try sql.query(
            """
            SELECT * FROM parcel_picture WHERE kept_at < $1 AND NOT EXISTS (
                SELECT 1 FROM parcel_photo WHERE upload_id = parcel_picture.upload_id)
            LIMIT $2
            """,
            [.integer(instant), SQLValue(limit)]
        ).map(ParcelPhoto.init)
        try dropIfUnnamed(photos)
    }

    private func dropIfUnnamed(_ photos: [ParcelPhoto]) throws {
        for photo in Set(photos) {
            let isNamed = try sql.first(
                "SELECT upload_id FROM parcel_photo WHERE upload_id = $1 LIMIT 1",
                [.text(photo.upload.text)])
            if isNamed != nil { continue }
            try sql.execute(
                "DELETE FROM parcel_picture WHERE upload_id = $1", [.text(photo.upload.text)])
            // The upload goes too: sent again, the file is made anew.
            try forgetChunks(of: photo.upload)
            try sql.execute("DELETE FROM upload WHERE id = $1", [.text(photo.upload.text)])
            try sql.execute(
                """
                INSERT INTO dropped_picture (sha256) VALUES ($1)
                ON CONFLICT (sha256) DO NOTHING
                """,
                [.blob(photo.sha256)])
        }
    }

    /// Digests of files that are to go from the disk.
    package func droppedPictures(limit: Int) throws -> [[UInt8]] {
        try sql.query("SELECT sha256 FROM dropped_picture LIMIT $1", [SQLValue(limit)])
            .map { try $0.bytes("sha256") }
    }

    /// Forgets that a file is to go; answers whether anything names it, and it has to stay.
    package func settleDropped(_ sha256: [UInt8]) throws -> Bool {
        try sql.execute("DELETE FROM dropped_picture WHERE sha256 = $1", [.blob(sha256)])
        return try sql.first(
            "SELECT upload_id FROM parcel_picture WHERE sha256 = $1 LIMIT 1",
            [.blob(sha256)]) != nil
    }
}

extension ParcelPhoto {
    init(_ record: SQLRecord) throws {
        self.init(
            upload: UploadID(try record.text("upload_id")),
            sha256: try record.bytes("sha256"), bytes: try record.integer("bytes"))
    }
}
