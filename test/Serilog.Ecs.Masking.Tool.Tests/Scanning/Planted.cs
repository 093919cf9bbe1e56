namespace Serilog.Ecs.Masking.Tool.Tests.Scanning;

/// <summary>A log with values of many kinds that must not be shown. All are invented.</summary>
internal static class Planted
{
    public const string Key = "0123456789abcdef0123456789abcdef";

    public static string[] Values { get; } =
    [
        "hunter2hunter", "tr0ub4dor&3", "98765432", "ann.smith@example.com", "bob@example.org", "4111 1111 1111 1111", "dozjgNryP4J3jVmNHl0w5N",
        "Zx9AbCdEfGh1234567890", "MIIEowIBAAKCAQEAvK9Yp3Zr5n6r6c1v", "s3cr3tpathvalue",
    ];

    public static string Text { get; } = """
        {"@timestamp":"2025-12-17T10:00:00.123Z","log.level":"info","message":"Login with password=hunter2hunter for ann.smith@example.com","labels":{"access_token":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U","password":98765432}}
        {"message":"multi\nPassword: tr0ub4dor&3\nbye","user":{"email":"bob@example.org","card_number":"4111 1111 1111 1111"}}
        plain line with Authorization: Bearer Zx9AbCdEfGh1234567890 and hunter2hunter again
        -----BEGIN RSA PRIVATE KEY-----
        MIIEowIBAAKCAQEAvK9Yp3Zr5n6r6c1v
        -----END RSA PRIVATE KEY-----
        harmless line
        """;

    /// <summary>Returns which of the values a text shows, whole or in their longest parts.</summary>
    public static string[] ShownIn(string text) => [.. Values.Where(value => text.Contains(value, StringComparison.OrdinalIgnoreCase))];
}
