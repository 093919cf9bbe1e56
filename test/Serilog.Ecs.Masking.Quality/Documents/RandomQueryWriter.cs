namespace Serilog.Ecs.Masking.Quality.Documents;

/// <summary>Writes random queries, forms and addresses.</summary>
internal sealed class RandomQueryWriter(Random random) : RandomDocumentWriter(random)
{
    private static readonly string[] Starts = ["", "/find?", "https://h.example/p?", "https://h.example:8443/a/b?", "?"];

    public override void WriteDocument()
    {
        Output.Append(Starts[Random.Next(Starts.Length)]);
        for (var count = Random.Next(1, 7); count > 0; count--)
        {
            WritePair();
            Output.Append(count > 1 ? "&" : "");
        }

        Output.Append(Chance(4) ? "#top" : "");
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
