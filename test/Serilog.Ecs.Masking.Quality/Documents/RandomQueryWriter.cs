namespace Serilog.Ecs.Masking.Quality.Documents;

/// <summary>Writes random queries, forms and addresses.</summary>
internal sealed class RandomQueryWriter(Random random) : RandomDocumentWriter(random)
{
    private static readonly string[] Starts = ["", "/find?", "https://h.example/p?", "https://h.example:8443/a/b?", "?"];

    public override void WriteDocument()
    {
        var start = Starts[Random.Next(Starts.Length)];
        Output.Append(start);
        for (var count = Random.Next(1, 7); count > 0; count--)
        {
            WritePair();
            Output.Append(count > 1 ? "&" : "");
        }

        // A form has no fragment: in it, the sign is a character of the value.
        Output.Append(Chance(4) && start.Length > 0 ? "#top" : "");
    }

    private void WritePair()
    {
        if (Chance(2))
        {
            var (name, value) = Secret("any", "plain");
            Output.Append(Chance(4) ? $"user%5B{name}%5D" : name).Append('=').Append(Chance(3) ? Uri.EscapeDataString(value) : value);
        }
        else
        {
            Output.Append(Uri.EscapeDataString(HarmlessName())).Append('=').Append(Uri.EscapeDataString(HarmlessText()));
        }
    }
}
