namespace Serilog.Ecs.Masking.Quality.Documents;

/// <summary>Writes random YAML: mappings, lists, plain and quoted scalars, blocks, comments.</summary>
internal sealed class RandomYamlWriter(Random random) : RandomDocumentWriter(random)
{
    private const int Deepest = 3;

    private int _names;

    // A text of one line is a log line and not a document.
    public override void WriteDocument()
    {
        WriteMapping("", 0);
        Output.Append("end: 1\n");
    }

    private void WriteMapping(string indent, int level)
    {
        for (var count = Random.Next(1, 5); count > 0; count--)
        {
            WriteEntry(indent, level);
        }
    }

    // Names are numbered, because a mapping must not have one twice.
    private void WriteEntry(string indent, int level)
    {
        var number = _names++;
        if (Chance(4))
        {
            Output.Append($"{indent}h{number}: {Number()}\n");
        }
        else if (level < Deepest && Chance(4))
        {
            Output.Append($"{indent}map{number}:\n");
            WriteMapping(indent + "  ", level + 1);
        }
        else if (Chance(5))
        {
            Output.Append($"{indent}n{number}_passwords:\n{indent}  - {Password()}\n{indent}  - \"{Password()}\"\n");
        }
        else
        {
            WriteSecret(indent, number);
        }
    }

    private void WriteSecret(string indent, int number)
    {
        var (name, value) = Secret(Chance(2) ? "snake" : "kebab", "plain");
        name = $"n{number}_{name}";
        switch (Random.Next(5))
        {
            case 0:
                Output.Append($"{indent}{name}: {value}\n");
                break;
            case 1:
                Output.Append($"{indent}{name}: \"{value}\"{(Chance(3) ? " # a comment" : "")}\n");
                break;
            case 2:
                Output.Append($"{indent}{name}: '{value}'\n");
                break;
            case 3:
                Output.Append($"{indent}{name}: |\n{indent}  {value}\n");
                break;
            default:
                Output.Append($"{indent}env{number}:\n{indent}  - name: {name.ToUpperInvariant()}\n{indent}    value: {value}\n");
                break;
        }
    }
}
