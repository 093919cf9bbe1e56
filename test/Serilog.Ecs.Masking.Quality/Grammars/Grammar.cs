namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>A context-free grammar: each name has alternatives, one of which is drawn each time the name is expanded.</summary>
/// <remarks>
/// A grammar is a text: a line that ends in a colon names a production, the indented lines below it are its alternatives.
/// <c>‹name argument …›</c> refers to a production, to a terminal of <see cref="Terminals"/>, or to a key or value of
/// <see cref="SecretKinds"/>. <c>⏎</c> is a line break, <c>␍</c> a return, <c>⇥</c> a tab.
/// </remarks>
internal sealed class Grammar
{
    private readonly Dictionary<string, Symbol[][]> _productions = new(StringComparer.Ordinal);

    /// <summary>Reads productions; later ones replace earlier ones of the same name.</summary>
    public Grammar(IEnumerable<string> lines)
    {
        string? name = null;
        List<Symbol[]> alternatives = [];
        foreach (var line in lines)
        {
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            if (!line.StartsWith("  ", StringComparison.Ordinal))
            {
                name = line[..^1];
                alternatives = [];
            }
            else
            {
                alternatives.Add(Parse(line[2..]));
                _productions[name ?? throw new FormatException($"An alternative has no name: {line}")] = [.. alternatives];
            }
        }
    }

    /// <summary>Draws a text.</summary>
    public GeneratedText Expand(string name, Random random)
    {
        var expansion = new Expansion(this, random);
        expansion.Write(name, []);
        return expansion.Result;
    }

    /// <summary>Returns the alternatives of a production, or <see langword="null"/> if there is none.</summary>
    public Symbol[][]? Find(string name) => _productions.GetValueOrDefault(name);

    private static Symbol[] Parse(string text)
    {
        List<Symbol> symbols = [];
        text = text.Replace('⏎', '\n').Replace('␍', '\r').Replace('⇥', '\t');
        while (text.Length > 0)
        {
            var open = text.IndexOf('‹', StringComparison.Ordinal);
            if (open != 0)
            {
                var literal = open < 0 ? text : text[..open];
                symbols.Add(new Symbol(literal, "", []));
                text = text[literal.Length..];
                continue;
            }

            var close = text.IndexOf('›', StringComparison.Ordinal);
            var words = text[1..close].Split(' ');
            symbols.Add(new Symbol(null, words[0], words[1..]));
            text = text[(close + 1)..];
        }

        return [.. symbols];
    }
}
