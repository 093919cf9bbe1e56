using System.Numerics;
using System.Text;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Generates numbers that pass a check, and similar ones that fail it.</summary>
internal static class CheckedNumberGenerator
{
    public static string Card(string start, int length, RandomText random)
    {
        var body = start + random.Digits(length - start.Length - 1);
        return body + (char)('0' + LuhnDigit(body));
    }

    public static string NoCard(string start, int length, RandomText random)
    {
        var body = start + random.Digits(length - start.Length - 1);
        return body + (char)('0' + ((LuhnDigit(body) + random.Next(1, 9)) % 10));
    }

    public static string Iban(RandomText random) => Iban(random, 0);

    public static string NoIban(RandomText random) => Iban(random, random.Next(1, 30));

    public static string Resident(RandomText random, int month, int firstYear = 50, int lastYear = 99) =>
        $"{random.Next(firstYear, lastYear):00}{month:00}{random.Next(1, 28):00}-{random.Next(1, 4)}{random.Digits(6)}";

    public static string Jwt(string header, RandomText random) =>
        string.Join('.', Base64Url(header), Base64Url("{\"sub\":\"" + random.Like("[a-z0-9]{10}") + "\"}"), random.Like("[A-Za-z0-9_-]{43}"));

    private static string Iban(RandomText random, int fault)
    {
        // Groups that begin with 0 are not card numbers by chance.
        var account = string.Concat(Enumerable.Range(0, 4).Select(_ => "0" + random.Digits(3))) + random.Digits(2);
        var check = 98 - (int)(BigInteger.Parse(account + "131400") % 97);
        var text = $"DE{(check + fault - 2) % 97 + 2:00}{account}";
        return string.Join(' ', text.Chunk(4).Select(part => new string(part)));
    }

    private static int LuhnDigit(string body)
    {
        var sum = 0;
        for (var index = 0; index < body.Length; index++)
        {
            var digit = body[body.Length - 1 - index] - '0';
            digit *= index % 2 == 0 ? 2 : 1;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return (10 - (sum % 10)) % 10;
    }

    private static string Base64Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
