using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Looks for a secret in output, however it is spelled there.</summary>
internal static partial class Leak
{
    // Four random characters may occur elsewhere by chance.
    private const int LeastRun = 5;
    private const int LeastSpelled = 10;

    private const string KoreanDigits = "공일이삼사오육칠팔구";

    /// <summary>Returns what of the secret shows beyond what its mask shows, or <see langword="null"/>.</summary>
    public static string? Find(string output, string secret, int shown = 0) => FindAll(output, secret, shown).FirstOrDefault();

    /// <summary>Returns all runs of the secret that show beyond what its mask shows, the same run once for each way in which it was found.</summary>
    public static IEnumerable<string> FindAll(string output, string secret, int shown = 0)
    {
        var times = Times().Replace(output, "");
        var decoded = times.TrimStart().StartsWith('{') ? string.Join('\n', Strings(times)) : times;
        var plain = Undisguised(decoded);
        var letters = new Lazy<string>(() => LettersOf(times));
        foreach (var part in Parts(secret))
        {
            var least = Math.Min(Math.Max(shown + 1, LeastRun), part.Length);
            foreach (var run in Runs(times, part, least).Concat(Runs(decoded, part, least)).Concat(Runs(plain, part, least)).Concat(Spelled(letters, part, shown)).Concat(InOtherAlphabets(times, part)))
            {
                yield return run;
            }
        }
    }

    /// <summary>Runs of letters and digits, which no encoding changes; short pieces between special characters prove nothing.</summary>
    private static string[] Parts(string secret)
    {
        var runs = Special().Split(secret).Where(run => run.Length >= LeastRun).ToArray();
        return runs.Length > 1 && secret.Any(character => character is '"' or '@' or ' ' or '\\' or '%') ? runs : [secret, .. runs.Where(run => run.Length >= 8)];
    }

    private static IEnumerable<string> Runs(string output, string secret, int length)
    {
        for (var start = 0; start + length <= secret.Length; start++)
        {
            var run = secret.Substring(start, length);
            if (output.Contains(run, StringComparison.Ordinal))
            {
                yield return run;
            }
        }
    }

    // As single letters, or in the casing and with the underscores of a label's name.
    private static IEnumerable<string> Spelled(Lazy<string> output, string secret, int shown)
    {
        var letters = LettersOf(secret);
        return letters.Length < LeastSpelled ? [] : Runs(output.Value, letters, Math.Max(LeastSpelled, (2 * shown) + 1));
    }

    private static string LettersOf(string text) => NoLetter().Replace(text, "").ToLowerInvariant();

    private static IEnumerable<string> InOtherAlphabets(string output, string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        foreach (var hex in Runs(output.ToUpperInvariant(), Convert.ToHexString(bytes), 14))
        {
            yield return hex;
        }

        for (var offset = 0; offset < 3 && bytes.Length > 8; offset++)
        {
            // The text before and after changes the first and last letters.
            var text = Convert.ToBase64String([.. new byte[offset], .. bytes]).TrimEnd('=');
            text = text[(offset == 0 ? 0 : 4)..^2];
            foreach (var encoded in Runs(output, text, Math.Min(8, text.Length)))
            {
                yield return encoded;
            }
        }
    }

    private static string Undisguised(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        // An invalid code point cannot be normalised.
        var folded = string.Concat(text.Where(static character => !char.IsSurrogate(character) && character < '\uFFFE' && character is < '\uFDD0' or > '\uFDEF')).Normalize(NormalizationForm.FormKC);
        return string.Concat(folded.Where(static character => char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format).Select(
            static character => KoreanDigits.IndexOf(character) is >= 0 and var digit ? (char)('0' + digit) : character));
    }

    private static IEnumerable<string> Strings(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            yield break;
        }

        using (document)
        {
            foreach (var text in Strings(document.RootElement))
            {
                yield return text;
            }
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value).Prepend(member.Name)),
        _ => [],
    };

    // Their digits do not belong to a secret.
    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:[\d.]+(Z|[+-]\d\d:\d\d)?|\d\d/\d\d/\d{4} \d\d:\d\d:\d\d [+-]\d\d:\d\d")]
    private static partial Regex Times();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Special();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex NoLetter();
}
