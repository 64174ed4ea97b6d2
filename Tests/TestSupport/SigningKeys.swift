/// An RSA key made for tests alone: it opens nothing and signs nothing that is real.
package enum SigningKeys {
    /// 2048 bits, PKCS #8.
    package static let privatePEM = """
        -----BEGIN PRIVATE KEY-----
        MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCzT++Kvq0aYPIj
        rZinjGSUkP4UarVqPKBR5IbhlR6y869Cd2llXg/u+Ineq7h+QKo72ONhJXSTFI7X
        4UfUiQXh0TzOwBr0+6sPOzEplgQ6m4H3B3UCE6ISXlswTf5SoreSEYYd4QGOuSPp
        8R/su8XdXauOhrvX0SWF1XmqTfiN6haH7MyFHA3NheFRkYPYbAtxBYrVG1U1rJa0
        oxwsESJ64+cgkup5oLkGXMxBIA2W0r3JorparcSZ4tjcNVNvarIMT9zXpEdlhUdu
        UJJwPy9rqfbLluWAS3itW1l66G+KzDfwzeBcaUJUglf+qdeSVhn4zgtjor4gkIqB
        C2hloK/jAgMBAAECggEAHQWN4y+7q6kk4mJpR+D2By0Keo/Pf1DYWo4kHeRj8hnK
        dCBd8M1PGIylyoznkO5IFI9Pifx6ct22cDli8K12xBb4rQvfBmdUnI6mL9wQdiiP
        hJsdNIdXSXrNGTMzu6M2FpBQhosm6eHhmVkbTiu8Ds6SLZYgAVe1Ui/Rf8ob4GKi
        qyfMSDLFPeXPt2CIDZiSzQORAlfl6uJyU78fFnS9bjJVPtI/xCOwi3NOCYiyJFP8
        6GbtVomYh6zkQBZYoB8fMDFhJohlJL/rNmscqYViOo7lgfo5Pwm1CmR7cyUUl9QM
        uHUwvIeRgFzS0yKr1gBkrN6Vzs94eb8Jq1za/hfl/QKBgQDbO0OUXq+FtHrvJDXS
        INnr1zLaS9Ocv/HedY1mnU+jh7On5brQzY/6iFMNy7A8lOP9r6dxinzW+7ZVxzyR
        RDjP4CnYAVcKADkHVfLWSd7U4o/kn0ZfjA5DSwdnHEc/wskDylGo6beuSFi+wT7e
        c4QxLbZPt8+XXPOfw7C044SLVQKBgQDRYruhrMCCbydgu70K++SS5uVnyuqggvJE
        u8LxidII7dxEl5HLQ/Qm9rb+o/+5Es7BFvLY/H7wDpUxmZO73MFgYHuZm+1P///S
        KXAF5elkXy9dOxZfnzjTgfrckrD6HbsyZoAdGYqB88VIU1caXJZFvtqsFz3Ge1l7
        miQrIfv+VwKBgE2N2YpTNKSIBDU1ChUbqfvUVRkEWgfJnzajPzJd1B51kwiCLGRR
        U+287CSlOeM0iLLlwMZZx3AF+6q8oKCDEdX35tWTI8dV7Na7gPxthXap711hOvPy
        B9mmYSgIyOu1bIb6u4iVpXTyAvL4SdVH6Cu9kBEDZVyWdVi/UXOsSOdBAoGAWrDr
        GDHdCCHg6nMmhHVqIX7E6lnnmjJdgQvaegf540gzWbpUubfrLl06Eb0y7BSLXPL1
        qKpkyNFoKZ2dcYdCct4XawcwmLAHPB4amVNl7cWUnEsVe8FZObNY1uTqpsrt4/yl
        jPUdGwBc+OCwH4juxbLOwC8o4KlYrsKq28vSe+0CgYAGAmpF2EFAXrTO6mE/uSUV
        w7vMs6GqbWdhSyxKROIeUpv9qp89Ta7+Ius0uAlSYgsXChWAolevUx9WqXXzuqhl
        rMbbSqgiwBuqDTT/2WH0mpds7sqaMTLxwzXvU5CGYeGCu6GJUL6XA9sq9EmrzXxQ
        1EM9/41fCPQEsyG83Sg30A==
        -----END PRIVATE KEY-----
        """

    /// The public half of `privatePEM`.
    package static let publicPEM = """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAs0/vir6tGmDyI62Yp4xk
        lJD+FGq1ajygUeSG4ZUesvOvQndpZV4P7viJ3qu4fkCqO9jjYSV0kxSO1+FH1IkF
        4dE8zsAa9PurDzsxKZYEOpuB9wd1AhOiEl5bME3+UqK3khGGHeEBjrkj6fEf7LvF
        3V2rjoa719ElhdV5qk34jeoWh+zMhRwNzYXhUZGD2GwLcQWK1RtVNayWtKMcLBEi
        euPnIJLqeaC5BlzMQSANltK9yaK6Wq3EmeLY3DVTb2qyDE/c16RHZYVHblCScD8v
        a6n2y5blgEt4rVtZeuhvisw38M3gXGlCVIJX/qnXklYZ+M4LY6K+IJCKgQtoZaCv
        4wIDAQAB
        -----END PUBLIC KEY-----
        """

    /// 1024 bits: too weak to prove anything.
    package static let weakPublicPEM = """
        -----BEGIN PUBLIC KEY-----
        MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDFf15CCIRNZrsORR/8VYAEgwZS
        XlhPO0cfotzsLQjkqwKzPy9L3AFHaHgJMNQ9Zg+8R0XDV38Pp6EiomUW25gyMqPs
        KDry+8tjjcEVXx4HYUB7wyTTe8riaJR593KZE2AhvXm3IoRhtjnmpmu/VSRpQYk3
        VBm78Qb2TzgOTeoVywIDAQAB
        -----END PUBLIC KEY-----
        """

    package static let weakPrivatePEM = """
        -----BEGIN PRIVATE KEY-----
        MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAMV/XkIIhE1muw5F
        H/xVgASDBlJeWE87Rx+i3OwtCOSrArM/L0vcAUdoeAkw1D1mD7xHRcNXfw+noSKi
        ZRbbmDIyo+woOvL7y2ONwRVfHgdhQHvDJNN7yuJolHn3cpkTYCG9ebcihGG2Oeam
        a79VJGlBiTdUGbvxBvZPOA5N6hXLAgMBAAECgYAuBo3H48Y5Z4yGOdPHcYGBC6vo
        fDYmWNEtbT4BCEm/SJ87eKkkC6R8qLr4oVmE6YkXPqDicjyZQF6L/L6EQi7Icv3X
        bsyGeQ3ZHhez3yV0IN5ytZP5cjU6rY4gM3rjwGRXxVVrAHVp4JgwiBJLuwDWSWxb
        bJt4VruDJ6Po0tWf+QJBAPBNp3+VRcGIE8q3Nte7e3EXRQR8pKzJ6nkCrgOjxebQ
        C0blWGf0BolfB6n9MyBV4RaMk59vUanJ/Ci1aZkWPA8CQQDSZeqazYOzCqvVmL7r
        QwwGYJFXPj/Erx+dORkuAK/RslQ3556K0eNuH6ACIjf5ZOU5Vz0O6XTZ+MasSJtf
        2v6FAkBVI+5YsdbJPyFkDY4M2YxfAVOex1rBLbk5rs1g1MHliYi1UcUE79zxBw58
        GA3pQwRBLQWQ06wncD07XytO5iXZAkEAiRU2Qh5dDK6LPuQCoK5Si2UnzTwVuESR
        yJKHQV3ZMDuMe9BBkBkooXuheUJqTefbIf0hHzIknFBmwaGc+ltpMQJAYSIDAoiU
        3GU97TKOaKNlQPGXEQv4LUicPDMS3XMO/oRfi2rqLanJzH/Q6nqLQIs1lRCW4ut+
        jOl8MBfOnD8jVg==
        -----END PRIVATE KEY-----
        """

    /// The first key under a passphrase.
    package static let lockedPEM = """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQI90w6uH+180kCAggA
        MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAECBBD2NBctwK/v4AGNSy5Kn7bcBIIE
        0O0JvFcGzl71lCEnCSUEEUuds2FsTnNbs10pPfS4NoG4HF0NqEFR6iJEo2B7tnvS
        +ERGsJh7L/d2BndqnBPczsSWOHEeAG9j0hSwhzY37ln9LGkkMt1y+RywxyeVRWMH
        bhIMKPyhqjRC7BObqCGxAzr+FwmFIU2bKMTFNh7074NbSJaw9Jhr4ujzJJmZ1PwY
        wtlgq6OPTssDR7azan8jw1k3JWmmGp1rl8I2dAoAASy+bDj8QF4qVNx6+lEtYC/5
        QyifmJr7wuQ+5bg6KCxJAnve6KMymjCyVPvuU7HIvQLzNhQIPXUlNovYXtFe9sAj
        DR/S6cfEFZiLG5MAaxc3ugkMtNlKaf6IZVMkSXhHigkZ4PeCRuR3UvUqgCbNfH/I
        K0XR8KTIi5ViD7Neo9VGraHdcS0a+vAPc946z+GY/JPn/vLoSwOMrxkn536n4Uwn
        fOYF4Vf70MuVUlC2zoZ+HhjScwWCmu62lHCNbmznYoOBapee3tjOSqwutMxJBoPR
        q2ojsVtixz8H/N+1RC9YuI4MHaG7r9RgI3fNpvnM8NU0ViR2SWXVPlFJ13qBSXXw
        nnE7DCoD76Gz3vIZi4A1eFzYX+zkP96RIHW9L580MjC2XjJyW4Dz+ru0Q0Tq77H/
        f/5Lt9SWVU23d/O8bYqZc7cU2SgJx4WkelVRKIG6kKgs0Jg8bDBNtgetoa6DVnH5
        KFjpkiXHija7Z0XwQtTNpxAp3Yfo6R4xG/avSzst7sNMaysOgk/KPokNd28/QR8e
        CRLWrU+JaFLEMp+LcrEUCCnBPe+Hvw4FXYdzRuS22DvhwKEvFfRRrw78hIvR2b5K
        kiVda5lJfdL77Fj7ulG/LzyoNoOAfV9rtd+wQ2InsaJDXURZgt30ky6blAgC6vbf
        f2miU8iz4vgxDkyvc8El5BPVQGTAleDcea6ePjSEw/An42eogm6NO5SJkCZglrvs
        zuIw1Q22pQRr58/PN6FTv72xFZLHU4ncb6dRitX5Pti4/bmE/mYfzuhTU7HAb1JS
        AkRweLxcPp5rqhsrYIn95XGMJRJk+iXqIFlefg+Y883LqLn3rlPRK6e22SyypRyX
        tiZNkM3DG1no8HjD4MBXS+bLw/sH3SlEM7x37SI3VSz2PicKCCzc6HRofoGyto2L
        rC4gUHkso8tnbRG8ILubhkVvqjpcbLxUN1OgGPGhhNHXSHGnlOUYRS/RkKSa3hZT
        c4qJnLXrP++QS5izrAumnrEmeMMMIBZJdOOLGL+Tqn+MtyGyR3uE0m0fXBErA2IQ
        uWpSUjhQJyO4ruQGG+d682pmIYETneTDjxbdQJCB69e+q8fU6SeJU0vhqEg6FVF5
        ORqmUYErOCMs/Skj5j2tzhvX8D9b4k6ts1bPJ83jpDvzWtA5UdMDBLgsDbTi4F7T
        tgyf1MrjljMSpvavsOtsf0Eqd/KGcSFO/k0+3Tp8KyIADsdBnGKZZi61u300YF5h
        t6pjJ0V8axkk14KrQuczy+JKiMUronTZMLneIiy9vkbVrsoN5E4Q6AXz3KG5GpUi
        E3WnBgVCCy++lHBAp7m2WAp8SE4L9NFbLQrDcWPRCYtVVxwU3okgw1jm17OjFulw
        SFerNNrh8/K21UAD0rKc04CgndRhCJARl6W2QN0Y0gVH
        -----END ENCRYPTED PRIVATE KEY-----
        """

    /// A key of another kind: P-256.
    package static let curvePEM = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdEwKFMds1zZ+zLBH
        jg4+WfU92fWkxMLMSlttr2PHckWhRANCAASKBlhmSvtXFmN4lBvM6kap+E93ZqDX
        xcVoPsRuRKLocpCIbY45x0Qhk7GFkLyvApVlG3ZSlZz6DM06zCNu1Go2
        -----END PRIVATE KEY-----
        """
}
