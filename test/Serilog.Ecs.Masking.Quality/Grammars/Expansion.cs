using System.Text;

namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>One text in the making.</summary>
internal sealed class Expansion(Grammar grammar, Random random)
{
    private readonly StringBuilder _text = new();
    private readonly List<PlantedValue> _planted = [];
    private SecretKind? _kind;

    public GeneratedText Result => new(_text.ToString(), _planted);

    public void Write(string name, string[] arguments)
    {
        if (grammar.Find(name) is { } alternatives)
        {
            WriteAll(alternatives[random.Next(alternatives.Length)]);
            return;
        }

        switch (name)
        {
            case "key":
                _kind = SecretKinds.Draw(random, arguments.Skip(1));
                _text.Append(KeyForms.Write(_kind.DrawName(random), arguments.FirstOrDefault("any"), random));
                break;
            case "value":
                Plant(_kind ?? throw new FormatException("A value has no key before it."), arguments);
                break;
            case "plant":
                PlantTerminal(arguments);
                break;
            default:
                _text.Append(Terminals.Draw(name, arguments, random));
                break;
        }
    }

    private void WriteAll(Symbol[] symbols)
    {
        foreach (var symbol in symbols)
        {
            if (symbol.Literal is { } literal)
            {
                _text.Append(literal);
            }
            else
            {
                Write(symbol.Name, symbol.Arguments);
            }
        }
    }

    private void Plant(SecretKind kind, string[] arguments)
    {
        var value = kind.DrawValue(random, arguments.FirstOrDefault("plain"));
        _planted.Add(new PlantedValue(_text.Length, value.Length, kind.Rule));
        _text.Append(value);
    }

    private void PlantTerminal(string[] arguments)
    {
        var start = _text.Length;
        Write(arguments[1], arguments[2..]);
        _planted.Add(new PlantedValue(start, _text.Length - start, arguments[0]));
    }
}
