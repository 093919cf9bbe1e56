using System.Globalization;

namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>Draws what no list of words can give: numbers, times, ids, and numbers with check digits.</summary>
internal static class Terminals
{
    private const string HexDigits = "0123456789abcdef";
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Draw(string name, string[] arguments, Random random) => name switch
    {
        "int" => random.NextInt64(long.Parse(arguments[0], Culture), long.Parse(arguments[1], Culture) + 1).ToString(Culture),
        "float" => (random.NextDouble() * 1_000).ToString(arguments.FirstOrDefault("F4"), Culture),
        "digits" => Letters(random, "0123456789", Count(arguments)),
        "hex" => Letters(random, HexDigits, Count(arguments)),
        "HEX" => Letters(random, HexDigits, Count(arguments)).ToUpperInvariant(),
        "alnum" => Letters(random, Alphanumeric, Count(arguments)),
        "upper" => Letters(random, Alphanumeric[..26], Count(arguments)),
        "lower" => Letters(random, Alphanumeric[26..52], Count(arguments)),
        "base32" => Letters(random, "0123456789ABCDEFGHJKMNPQRSTVWXYZ", Count(arguments)),
        "base64" => Letters(random, Alphanumeric + "+/", Count(arguments)),
        "base64url" => Letters(random, Alphanumeric + "-_", Count(arguments)),
        "pod" => Letters(random, "bcdfghjklmnpqrstvwxz2456789", Count(arguments)),
        "uuid" => Uuid(random).ToString(),
        "ip" => $"10.{random.Next(256)}.{random.Next(256)}.{random.Next(1, 255)}",
        "epoch" => random.NextInt64(1_600_000_000, 1_900_000_000).ToString(Culture),
        "time" => Moment(random).ToString(arguments.Length > 0 ? string.Join(' ', arguments) : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", Culture),
        _ => CheckedNumbers.Draw(name, random) ?? throw new FormatException($"There is no terminal '{name}'."),
    };

    public static string Letters(Random random, string alphabet, int count) => string.Create(count, (random, alphabet), static (span, state) =>
    {
        for (var index = 0; index < span.Length; index++)
        {
            span[index] = state.alphabet[state.random.Next(state.alphabet.Length)];
        }
    });

    private static int Count(string[] arguments) => int.Parse(arguments[0], Culture);

    private static DateTime Moment(Random random) => new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMilliseconds(random.NextInt64(94_000_000_000));

    private static Guid Uuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        return new Guid(bytes);
    }
}
