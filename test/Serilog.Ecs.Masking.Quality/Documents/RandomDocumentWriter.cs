using System.Text;
using Serilog.Ecs.Masking.Quality.Grammars;

namespace Serilog.Ecs.Masking.Quality.Documents;

/// <summary>Writes a random document; a class for each format says how.</summary>
internal abstract class RandomDocumentWriter(Random random)
{
    private static readonly string[] Words =
    [
        "city", "note", "orderId", "page", "state", "elapsed", "host", "retries", "상품", "id", "kind", "max_tokens", "token_type", "password_changed_at",
    ];
    private static readonly string[] Texts =
    [
        "Busan", "a value", "x=1", "12:30:45", "ok", "GET /orders/17", "10.0.0.1", "2026-03-04", "true", "it is late", "50%", "a/b",
    ];

    private readonly List<string> _secrets = [];

    public string Text => Output.ToString();

    public IReadOnlyList<string> Secrets => _secrets;

    protected StringBuilder Output { get; } = new();

    protected Random Random { get; } = random;

    public abstract void WriteDocument();

    protected bool Chance(int outOf) => Random.Next(outOf) == 0;

    protected string HarmlessName() => Words[Random.Next(Words.Length)];

    protected string HarmlessText() => Texts[Random.Next(Texts.Length)];

    protected string Number() => Random.Next(1, 90_000).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Draws a name of a secret and a value for it.</summary>
    protected (string Name, string Value) Secret(string keyForm, string valueForm)
    {
        var kind = SecretKinds.Draw(Random, []);
        return (KeyForms.Write(kind.DrawName(Random), keyForm, Random), Planted(kind.DrawValue(Random, valueForm)));
    }

    /// <summary>Draws a password.</summary>
    protected string Password() => Planted(SecretKinds.Draw(Random, ["key-password"]).DrawValue(Random, "plain"));

    /// <summary>Draws a number that is secret.</summary>
    protected string Pin() => Planted(Terminals.Draw("int", ["100000", "99999999"], Random));

    /// <summary>Takes over the secrets of a document that is in this one.</summary>
    protected void Inherit(RandomDocumentWriter inner) => _secrets.AddRange(inner._secrets);

    private string Planted(string value)
    {
        _secrets.Add(value);
        return value;
    }
}
