using System.Text;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Notations.Sql;
using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking.Redaction.Templates;

/// <summary>
/// The values of a command's parameters, <c>@p0='x' (Size = 8), @p1='7'</c>, that belong to sensitive columns. The list names
/// no column; the command does: <c>SET "Password" = @p0</c>, <c>INSERT INTO t ("Name", "Password") VALUES (@p1, @p0)</c>.
/// </summary>
internal static class SqlParameters
{
    /// <summary>What Entity Framework Core calls the list and the command.</summary>
    public const string ListName = "parameters";

    public const string CommandName = "commandText";

    private const string Opening = "='";
    private const string Unknown = "?";

    /// <summary>Returns the list with the values of sensitive columns masked, the same instance if it has none.</summary>
    public static string Mask(string list, string command, EventMasking masking)
    {
        StringBuilder? text = null;
        var columns = new SqlColumnReader(command);
        var written = 0;
        for (var from = 0; TryNext(list, from, out var name, out var start, out var end); from = end)
        {
            var value = list.AsSpan(start, end - start);
            if (value is "" or Unknown || masking.Policy.Decide(columns.Read(name)) is not { Rule: { } rule, TextOnly: false })
            {
                continue;
            }

            var mask = SafeMask.Apply(rule.Style, value);
            (text ??= new StringBuilder()).Append(list, written, start - written).Append(mask);
            written = end;
            masking.Add(rule);
            masking.AddEcho(rule, value.ToString(), mask);
        }

        return text is null ? list : text.Append(list, written, list.Length - written).ToString();
    }

    private static bool TryNext(string list, int from, out ReadOnlySpan<char> name, out int start, out int end)
    {
        name = [];
        end = start = list.IndexOf(Opening, from, StringComparison.Ordinal) + Opening.Length;
        if (start < Opening.Length)
        {
            return false;
        }

        var nameStart = list.AsSpan(0, start - Opening.Length).LastIndexOf(' ') + 1;
        name = list.AsSpan(nameStart, start - Opening.Length - nameStart);

        // A value may hold the sign itself, which is not doubled.
        do
        {
            end = list.IndexOf('\'', end) is var quote and >= 0 ? quote + 1 : list.Length + 1;
        }
        while (end < list.Length && !IsEnd(list.AsSpan(end)));
        end--;
        return true;
    }

    private static bool IsEnd(ReadOnlySpan<char> rest) => rest.StartsWith(" (") || (rest.StartsWith(", ") && rest.Length > 2 && !char.IsWhiteSpace(rest[2]));
}
