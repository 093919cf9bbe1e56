using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

/// <summary>Reads the tables of detector cases and fills in what no repository should hold as it is.</summary>
internal static partial class DetectorCases
{
    public static readonly string[] Tables =
        ["emails.txt", "cards.txt", "accounts.txt", "persons.txt", "phones.txt", "credentials.txt"];

    public const string OptIn = "opt-in.txt";

    /// <summary>Returns the rule and the marked text of each case.</summary>
    public static IEnumerable<(string Rule, string Text)> Read(params string[] tables) =>
        tables.SelectMany(CaseTable.Read).Select(cells => (cells[0], Fill(cells[1])));

    public static string Fill(string text) =>
        Code().Replace(
            Chance().Replace(text, match => Made(match.Groups[1].Value)),
            match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber)).ToString());

    /// <summary>Fills in what no repository should hold as it is, other each time.</summary>
    public static string Fill(string text, RandomText random) => Chance().Replace(text, match => random.Like(match.Groups[1].Value));

    private static string Made(string shape)
    {
        var random = new RandomText(shape.Aggregate(17, (seed, letter) => unchecked((seed * 31) + letter)));
        var header = Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        var payload = Encode("{\"sub\":\"" + random.Digits(10) + "\"}");
        var signature = random.Like("[A-Za-z0-9_-]{43}");
        return shape switch
        {
            "jwt" => $"{header}.{payload}.{signature}",
            "jwt-none" => $"{Encode("{\"alg\":\"none\"}")}.{payload}.",
            "jwt-pretty" => $"{Encode("{\n  \"alg\": \"HS256\"\n}")}.{payload}.{signature}",
            "jwt-header" => header,
            "jwe" => $"{Encode("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}")}.{signature}.{signature[..16]}.{signature}.{signature[..22]}",
            "jwe-dir" => $"{Encode("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}")}..{signature[..16]}.{signature}.{signature[..22]}",
            _ => random.Like(shape),
        };
    }

    private static string Encode(string json) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [GeneratedRegex("⟪(.+?)⟫")]
    private static partial Regex Chance();

    [GeneratedRegex("⟨([0-9A-F]{4})⟩")]
    private static partial Regex Code();
}
