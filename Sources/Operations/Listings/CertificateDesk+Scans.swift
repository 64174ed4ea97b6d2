package import Market
internal import Reach
internal import Storage

extension CertificateDesk {
    /// A kept scan, to be read piece by piece.
    package struct OpenedScan: Sendable {
        package let scan: CertificateScan
        fileprivate let shelf: FileShelf

        /// The bytes from a place on, as many as are read at once; none at the end.
        package func bytes(from place: Int) async throws -> [UInt8] {
            let (shelf, scan) = (shelf, scan)
            return try await shelf.hands.run {
                try shelf.read(
                    scan.sha256, on: .scans, from: place, count: scan.byteCount - place)
            }
        }
    }

    /// Attaches a finished upload as the scan of the paper; its hash is public from then on.
    ///
    /// The producer may do so while the certificate is only claimed, officers of the area always.
    /// Throws `UploadError.notFound` for an upload that is not finished, is no scan, or was made
    /// for another producer.
    package func attach(
        _ upload: UploadID, to id: CertificateID, by caller: Caller, once: Once,
        render: @escaping @Sendable (Certificate) throws -> Answer
    ) async throws -> Answer {
        let answer = try await house.write(by: caller, once, render: render) {
            [house] session, now in
            var (certificate, listing) = try self.certificate(id, in: session)
            try demandLeave(caller, toAttachTo: certificate, of: listing, in: session)
            guard try session.upload(upload)?.producer == listing.producer,
                let file = try session.finishedUpload(upload, purpose: .scan)
            else { throw UploadError.notFound(upload) }
            certificate.scan = CertificateScan(
                sha256: file.sha256, contentType: file.contentType, byteCount: file.bytes)
            try session.update(certificate)
            try house.note(
                "certificate_scanned", on: id.text, by: caller, Digest.hex(file.sha256), at: now,
                in: session)
            return certificate
        }
        house.publish()
        return answer
    }

    /// What an officer has compared with the decision is not exchanged behind the officer's back.
    private func demandLeave(
        _ caller: Caller, toAttachTo certificate: Certificate, of listing: Listing,
        in session: StoreSession
    ) throws {
        let isTheirs = caller.mayAct(for: listing.producer, in: .certificates)
        if isTheirs, certificate.state == .claimed { return }
        do {
            try house.demandOversight(of: listing, by: caller, in: session)
        } catch AccessError.outOfScope where isTheirs {
            throw CertificateError.onlyOfficers(certificate.id)
        }
    }

    /// The scan, for the producer and the officers of its area.
    package func scan(of id: CertificateID, by caller: Caller) async throws -> OpenedScan {
        guard let shelf = house.pictures?.shelf else { throw PictureError.noShelf }
        let scan = try await house.store.read { [house] session in
            let (certificate, listing) = try self.certificate(id, in: session)
            if !caller.mayRead(of: listing.producer, in: .certificates) {
                try house.demandOversight(of: listing, by: caller, in: session)
            }
            return certificate.scan
        }
        guard let scan else { throw CertificateError.noScan(id) }
        return OpenedScan(scan: scan, shelf: shelf)
    }

    private func certificate(
        _ id: CertificateID, in session: StoreSession
    ) throws -> (Certificate, Listing) {
        guard let certificate = try session.certificate(id),
            let listing = try session.listing(certificate.listing)
        else { throw CertificateError.notFound(id) }
        return (certificate, listing)
    }
}
