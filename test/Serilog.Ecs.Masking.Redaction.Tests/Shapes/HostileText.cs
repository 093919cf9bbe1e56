namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

/// <summary>What a hostile text is made of: beginnings of everything that is looked for.</summary>
internal static class HostileText
{
    public static readonly string[] Fragments =
    [
        "@", "a@", "a@a.", "＠", "%40", "%25", "%20", "\\", "\\u0040", "&#64;", "&", "~", "a1Q~", "…", "a…", "://", "://a:b", "://a:b/",
        "eyJhbGciOi", "eyJhbGciOi-", "eyJhbGciOi.", "xoxb-1-", "xoxo-a-", "ghp_", "ghp_a…", "sk-a-", "sk_a!", "SG.A.", "s.A1", "t1.a.",
        "AKC", "EAAA", "live_", "a.atlasv1.", "0123456789abcdef-us1", "Mabcdefghijklmnopqrstuvwx.", "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN ", "Bearer ", "Bearer a1", "token a1", "Basic ", "aws4-hmac-sha256 Credential=", "4111 ", "411-", "1", "12 ", "+12 ",
        "(212) ", "010-1", "900101-1", "DE89", "DE89 ", "1\u200B", "４", "\u200B", "홍길동", "a=b+", "A/", "a.", "a-", "{\"a\":\"", " ", "\n", "\ud83d", "0x", "::",
        "a:",
    ];

    public static string Repeat(string fragment, int length) =>
        string.Concat(Enumerable.Repeat(fragment, (length / fragment.Length) + 1))[..length];
}
