using System.Text;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>
/// Masks the parameters that Entity Framework Core logs where it was told to show them, <c>@p0='x' (Size = 1), @p1='y'</c>: by
/// the columns of the statement that stands beside them, as their own names say nothing.
/// </summary>
internal static class SqlParameters
{
    public const string PropertyName = "parameters";

    public const string StatementName = "commandText";

    private const string Opening = "='";

    /// <summary>Returns the list with its sensitive values masked: the same instance where there are none.</summary>
    public static string Mask(string parameters, string statement, EventMasking masking, ScalarMasker scalars)
    {
        var result = new StringBuilder(parameters.Length);
        var copied = 0;
        for (var from = 0; TryNext(parameters, from, out var name, out var start, out var end); from = end)
        {
            var column = SqlColumns.Of(statement, name);
            var decision = column.IsEmpty ? null : masking.Policy.Decide(column.ToString()).Key;
            if (decision?.Rule is { } rule && scalars.Mask(rule, decision.TextOnly, new ScalarValue(parameters[start..end])) is MaskedValue { Value: string mask })
            {
                result.Append(parameters, copied, start - copied).Append(mask);
                copied = end;
            }
        }

        return copied == 0 ? parameters : result.Append(parameters, copied, parameters.Length - copied).ToString();
    }

    private static bool TryNext(string parameters, int from, out ReadOnlySpan<char> name, out int start, out int end)
    {
        name = [];
        end = start = parameters.IndexOf(Opening, from, StringComparison.Ordinal) + Opening.Length;
        if (start < Opening.Length)
        {
            return false;
        }

        var nameStart = parameters.AsSpan(0, start - Opening.Length).LastIndexOf(' ') + 1;
        name = parameters.AsSpan(nameStart, start - Opening.Length - nameStart);

        // A value may hold the sign itself, which is not doubled.
        do
        {
            end = parameters.IndexOf('\'', end) is var quote and >= 0 ? quote + 1 : parameters.Length + 1;
        }
        while (end < parameters.Length && !IsEnd(parameters.AsSpan(end)));
        end--;
        return name.Length > 0;
    }

    private static bool IsEnd(ReadOnlySpan<char> rest) => rest.StartsWith(" (") || (rest.StartsWith(", ") && rest.Length > 2 && !char.IsWhiteSpace(rest[2]));
}
