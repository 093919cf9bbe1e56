using System.Globalization;

namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>Writes the words of a name as notations write them.</summary>
internal static class KeyForms
{
    private static readonly string[] Any = ["snake", "camel", "pascal", "kebab", "upper"];

    public static string Write(string words, string form, Random random)
    {
        var parts = words.Split(' ');
        return form switch
        {
            "any" => Write(words, Any[random.Next(Any.Length)], random),
            "snake" => string.Join('_', parts),
            "camel" => parts[0] + string.Concat(parts.Skip(1).Select(Capital)),
            "pascal" => string.Concat(parts.Select(Capital)),
            "kebab" => string.Join('-', parts),
            "upper" => string.Join('_', parts).ToUpperInvariant(),
            "words" => words,
            "header" => "X-" + string.Join('-', parts.Select(Capital)),
            "dotted" => string.Join('.', parts),
            "colon" => string.Join(':', parts.Select(Capital)),
            "glued" => string.Concat(parts),
            _ => throw new FormatException($"There is no form '{form}'."),
        };
    }

    private static string Capital(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}
