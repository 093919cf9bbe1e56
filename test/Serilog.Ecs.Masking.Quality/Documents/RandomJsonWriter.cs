using System.Text.Json;

namespace Serilog.Ecs.Masking.Quality.Documents;

/// <summary>Writes random JSON: objects, arrays, numbers, JSON in strings, with and without white space.</summary>
internal sealed class RandomJsonWriter(Random random, int depth = 0) : RandomDocumentWriter(random)
{
    private const int Deepest = 4;

    private readonly string _colon = random.Next(3) == 0 ? ": " : ":";
    private readonly string _comma = random.Next(3) == 0 ? ",\n  " : ",";

    public override void WriteDocument() => WriteObject(depth);

    private void WriteObject(int level)
    {
        Output.Append('{');
        for (var count = Random.Next(1, 6); count > 0; count--)
        {
            WriteMember(level);
            Output.Append(count > 1 ? _comma : "");
        }

        Output.Append('}');
    }

    private void WriteMember(int level)
    {
        switch (Random.Next(8))
        {
            case 0 or 1:
                var (name, value) = Secret("any", "quoted");
                Write(name, Quoted(value));
                break;
            case 2:
                Write(Chance(2) ? "pin" : "otp", Pin());
                break;
            case 3:
                Write("passwords", $"[{Quoted(Password())}{_comma}{Quoted(Password())}]");
                break;
            case 4:
                Write("credentials", $"{{\"user\"{_colon}{Quoted(Password())}{_comma}\"secret\"{_colon}{Quoted(Password())}}}");
                break;
            case 5 when level < Deepest:
                Output.Append(Quoted(HarmlessName())).Append(_colon);
                WriteObject(level + 1);
                break;
            case 6 when level < Deepest:
                WriteNested(level);
                break;
            default:
                Write(HarmlessName(), Harmless());
                break;
        }
    }

    private void WriteNested(int level)
    {
        var inner = new RandomJsonWriter(Random, level + 2);
        inner.WriteDocument();
        Inherit(inner);
        Write("body", JsonSerializer.Serialize(inner.Text));
    }

    private string Harmless() => Random.Next(5) switch
    {
        0 => Number(),
        1 => "true",
        2 => "null",
        3 => $"[{Number()}{_comma}{Quoted(HarmlessText())}]",
        _ => Quoted(HarmlessText()),
    };

    private void Write(string name, string value) => Output.Append(Quoted(name)).Append(_colon).Append(value);

    private static string Quoted(string text) => $"\"{text}\"";
}
