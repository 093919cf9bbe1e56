using System.Security;

namespace Serilog.Ecs.Masking.Quality.Documents;

/// <summary>Writes random XML: elements, attributes, CDATA, named settings.</summary>
internal sealed class RandomXmlWriter(Random random) : RandomDocumentWriter(random)
{
    private const int Deepest = 4;

    public override void WriteDocument() => WriteElement("doc", 0);

    private void WriteElement(string name, int level)
    {
        Output.Append($"<{name}>");
        for (var count = Random.Next(1, 5); count > 0; count--)
        {
            WriteChild(level);
            Output.Append(Chance(4) ? "\n  " : "");
        }

        Output.Append($"</{name}>");
    }

    private void WriteChild(int level)
    {
        if (Chance(4))
        {
            Output.Append($"<note state=\"{HarmlessText()}\">{Number()}</note>");
            return;
        }

        if (level < Deepest && Chance(4))
        {
            WriteElement("a" + level, level + 1);
            return;
        }

        WriteSecret();
    }

    private void WriteSecret()
    {
        var (name, value) = Secret(Chance(2) ? "camel" : "pascal", "quoted");
        value = Escaped(value);
        switch (Random.Next(5))
        {
            case 0:
                Output.Append($"<{name}>{value}</{name}>");
                break;
            case 1:
                Output.Append($"<add key=\"{name}\" value=\"{value}\" />");
                break;
            case 2:
                Output.Append($"<login {name}=\"{value}\" n='{Number()}'/>");
                break;
            case 3:
                Output.Append($"<{name}><![CDATA[{value}]]></{name}>");
                break;
            default:
                Output.Append($"<setting name=\"{name}\"><value>{value}</value></setting>");
                break;
        }
    }

    private static string Escaped(string value) => SecurityElement.Escape(value);
}
