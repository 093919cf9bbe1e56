using System.Diagnostics;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>The transaction of an async flow: made once, when it is first asked for, and the same in all that is called and awaited from there.</summary>
internal static class TransactionFlow
{
    private static readonly AsyncLocal<string?> Current = new();

    /// <summary>Returns the transaction of the flow, which is <paramref name="id"/> from now on where one is given.</summary>
    public static string Enter(string? id)
    {
        if (!string.IsNullOrWhiteSpace(id))
        {
            Current.Value = id;
        }

        return Current.Value ??= CreateId();
    }

    // Sixteen decimal digits may pass for a card number.
    private static string CreateId()
    {
        string id;
        do
        {
            id = ActivitySpanId.CreateRandom().ToHexString();
        }
        while (!id.AsSpan().ContainsAnyInRange('a', 'f'));

        return id;
    }
}
