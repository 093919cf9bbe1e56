using System.Globalization;
using System.Numerics;
using System.Text;

namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>Draws numbers of cards, accounts, people and phones, and tokens, that pass their checks.</summary>
internal static class CheckedNumbers
{
    private static readonly string[] Issuers = ["4", "51", "52", "54", "55", "34", "37", "6011", "65", "3530"];

    public static string? Draw(string name, Random random) => name switch
    {
        "card" => Card(random),
        "card-spaced" => Spaced(random),
        "iban" => Iban(random),
        "kr-rrn" => string.Create(
            CultureInfo.InvariantCulture, $"{random.Next(60, 99)}{random.Next(1, 13):00}{random.Next(1, 29):00}-{random.Next(1, 3)}{Digits(random, 6)}"),
        "kr-phone" => $"010-{random.Next(2000, 9999)}-{Digits(random, 4)}",
        "intl-phone" => $"+44 20 7{Digits(random, 3)} {Digits(random, 4)}",
        "us-ssn" => $"{random.Next(100, 600)}-{random.Next(10, 99)}-{random.Next(1000, 9999)}",
        "jwt" => $"{Url("{\"alg\":\"RS256\",\"kid\":\"" + Digits(random, 4) + "\"}")}.{Url("{\"sub\":\"" + Digits(random, 9) + "\"}")}.{Terminals.Draw("base64url", ["43"], random)}",
        "basic" => Convert.ToBase64String(Encoding.ASCII.GetBytes($"user{Digits(random, 2)}:{Terminals.Draw("alnum", ["12"], random)}")),
        _ => null,
    };

    private static string Card(Random random)
    {
        var issuer = Issuers[random.Next(Issuers.Length)];
        var length = issuer[0] == '3' && issuer.Length == 2 ? 15 : 16;
        return Luhn(issuer + Digits(random, length - issuer.Length - 1));
    }

    private static string Spaced(Random random)
    {
        var number = Luhn("4" + Digits(random, 14));
        return $"{number[..4]} {number[4..8]} {number[8..12]} {number[12..]}";
    }

    private static string Luhn(string body)
    {
        var sum = 0;
        for (var index = 0; index < body.Length; index++)
        {
            var digit = body[^(index + 1)] - '0';
            digit = index % 2 == 0 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return body + ((10 - (sum % 10)) % 10);
    }

    private static string Iban(Random random)
    {
        var account = Digits(random, 18);
        var rest = (int)(BigInteger.Parse(account + "131400", CultureInfo.InvariantCulture) % 97);
        return string.Create(CultureInfo.InvariantCulture, $"DE{98 - rest:00}{account}");
    }

    private static string Digits(Random random, int count) => Terminals.Letters(random, "0123456789", count);

    private static string Url(string json) => Convert.ToBase64String(Encoding.ASCII.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
