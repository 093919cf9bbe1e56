namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>A kind of secret: the names that it goes by and the shapes that its values have.</summary>
internal sealed record SecretKind(string Rule, string[] Names, string[] Shapes)
{
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Mixed = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private const string Marks = "!._";

    // What a quoted value may hold besides: whatever would end one that is not quoted.
    private const string Separators = " ,;:=&@|/()[]{}";

    private static readonly string[] Words =
        ["harbor", "lantern", "meadow", "willow", "spruce", "juniper", "cobalt", "granite", "falcon", "otter", "saffron", "velvet", "thunder", "pebble", "orchid", "magnet"];

    public string DrawName(Random random) => Names[random.Next(Names.Length)];

    /// <summary>Draws a value.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="form"><c>plain</c> for values that nothing encloses, <c>quoted</c> for values that may hold separators.</param>
    public string DrawValue(Random random, string form)
    {
        var shape = Shapes[random.Next(Shapes.Length)];
        return shape switch
        {
            "password" when form == "quoted" && random.Next(3) == 0 => Enclosed(random),
            "password" => Password(random),
            "hex" => Terminals.Letters(random, "0123456789abcdef", 32 + (8 * random.Next(3))),
            "token" => Terminals.Letters(random, Mixed, random.Next(20, 44)),
            "base64" => Terminals.Letters(random, Mixed + "+/", 42) + "==",
            "pin" => Terminals.Letters(random, "0123456789", random.Next(4, 9)),
            "code" => Terminals.Letters(random, "0123456789", 6),
            "cvv" => Terminals.Letters(random, "0123456789", random.Next(3, 5)),
            _ => throw new FormatException($"There is no shape '{shape}'."),
        };
    }

    private static string Password(Random random) => random.Next(4) switch
    {
        0 => Capitalized(random) + random.Next(2, 99_999),
        1 => Terminals.Letters(random, Mixed, random.Next(8, 17)) + random.Next(10, 99),
        2 => Capitalized(random) + random.Next(10, 99) + Marks[random.Next(3)] + Terminals.Letters(random, Lower, 3),
        _ => Word(random) + random.Next(10, 9_999) + Word(random),
    };

    private static string Enclosed(Random random) =>
        Word(random) + Separators[random.Next(Separators.Length)] + Capitalized(random) + random.Next(10, 99) + Separators[random.Next(Separators.Length)] + Word(random);

    private static string Word(Random random) => Words[random.Next(Words.Length)];

    private static string Capitalized(Random random) => KeyForms.Write(Word(random), "pascal", random);
}
