/// The key pair that the sandbox signs Vietnam Post's calls with: for the sandbox only, and open.
///
/// Everybody can read it here, so nothing that it signs proves anything outside the sandbox.
package enum SandboxRSAKey {
    /// What a partner of kind `myvnpost` believes the sandbox's calls by.
    package static let publicPEM = """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArw/N3G5HgImz8U6oMlAT
        y9OyYk/wFARjdCZ+wpg8uG1I/Af5t/yFU4Nr/wmdM7aM2g8SPi+AgHtvlLwRJKDa
        MR80DeQIq+FYe5XAP7zitXdz4ZctC7/ETLKTGK86UUytaRZPqckl7821M9UIqSxc
        azH1VrvcdzBv08Swizq9jhUyiS7s76+pzz85IH4I5CqiWezjI1Vz+6KqddoLo7Ma
        qORZl+LImhiSnE4KM3rHZvf5mio8FTZGegXN3GAzzE39lquHHOQBwLK6Xt75zWpq
        puWrxz0V+sRzyKQCO2xeRgfJlWI9b2H9sWC3vLO7d9HEnYROhxQAK6ewXnU0Bdqi
        lQIDAQAB
        -----END PUBLIC KEY-----
        """

    static let privatePEM = """
        -----BEGIN PRIVATE KEY-----
        MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQCvD83cbkeAibPx
        TqgyUBPL07JiT/AUBGN0Jn7CmDy4bUj8B/m3/IVTg2v/CZ0ztozaDxI+L4CAe2+U
        vBEkoNoxHzQN5Air4Vh7lcA/vOK1d3Phly0Lv8RMspMYrzpRTK1pFk+pySXvzbUz
        1QipLFxrMfVWu9x3MG/TxLCLOr2OFTKJLuzvr6nPPzkgfgjkKqJZ7OMjVXP7oqp1
        2gujsxqo5FmX4siaGJKcTgozesdm9/maKjwVNkZ6Bc3cYDPMTf2Wq4cc5AHAsrpe
        3vnNamqm5avHPRX6xHPIpAI7bF5GB8mVYj1vYf2xYLe8s7t30cSdhE6HFAArp7Be
        dTQF2qKVAgMBAAECggEAMEbCdYxv6XGQDvarCZztqKMLqXLz+QEw0AIhqNZEwHNa
        0i383pEjz2EJsj5bfLxV4XiQhlehL01a+wBWFezJ3wwE1ePRxFyTgxlL+AfF2VdE
        vKxs/rV2k9QXHpKMGYl0tOszMtZGwPfQhae1CLo0Dlermaya4r+XxyWRrgOX7ItU
        BzWgzmrpVPtO54cy+x/LUrrVKXactaPqlJIwh7SVlfq0DXu/TXVsdgN7IAaXxjZQ
        xEuUniOb3Be7lD4togQX4hjLl0QSrZvciZRoSt3qL3fxiu8yDwNBI/TdaJZuOfos
        EI/hnwG9WJn8tQAAU6SOmsX9k4xTeM96slJ63n3oLQKBgQDzoXNnPo/2KEcLpahU
        vLIckwWzvOxjMLtd/sIvHd24EoUBfgnHvqyGUHDEYPkm6TApXNFfK2RsiJAgAQEE
        qZB3hJQeMQDdp+IvweGkBIpeLTXUk1D6HtHAYEw8Zd/Uo+7fVK5L75+8YK3+ARDF
        MFSyYTjeSQqkNJu9BdGpUH+vgwKBgQC38yPYeF6ccAslWf/WM6Q6jfj953RovPTd
        jFC3p0LC6f9HNsLEhsNYwGm267zhiesgY7NOZ8/syV1vBba5ZTSQ4C3obo/lOVft
        Ix3b9rWf3lqnTJ1+kg9lf5KxbjR99KTcySrIgf3iQ8ZwQqxrYm59/xgr0Z7pIRaj
        RoxEMlHyBwKBgGqXK4dzPscCzjqRSrlwKTkJNghyUrX+/yrbqBe3KGc9awXBIARN
        LuxAy2WPy9IzWcfu/Qd3U6OMiAoIhmqEyVkRH0CqTeesaPBeEhuRhPw5KYEMxvP3
        get59kDCjZBZ/MunH+7HMwrW/ajQzIaJY7T7hkbyi/5VqgGkRxudxY+DAoGBAIal
        N5DFEuPJc68kgIrnBAhEUYRwvhnIbigZBCBaExkfNNeIsuothqHZPchCJ+CjFnN/
        5wi2HlFBV93jPcvY07BUF+Zxv2xXHBAdS0buACYEGTEqeIHkIdb2mYa8lzm3MFHY
        AjQASrkrSP51H0X/J8ecSLISXxJgQPTEt/lXJ/pTAoGBANRMDz/NsA5b95ySpsHK
        +/mz6KoMrcMwTq7ur53Cmr9B+04yIWQnRk6IIGdnGXRr3s/WMKp5pSu0F9JM9Q8d
        iAlLse1Es9z4cglUiqM4PGqBD9mvfs1Nmnb4SVhNFzHJFYz5BNg1F3G4yuR7K2UD
        VtFCI91vmVeD8plRSuXCJaXN
        -----END PRIVATE KEY-----
        """
}
