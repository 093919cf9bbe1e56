using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking.Redaction.Errors;

/// <summary>
/// The secrets in a message that is a line of its own, a command or a table. Behind the name of the exception's type, as stack traces have
/// it, they are not to be told from prose any more: there they are hidden because they were found here.
/// </summary>
internal static class MessageEcho
{
    private const int MaxExceptions = 16;
    private const int MostOnStack = 96;
    private const string Before = nameof(Exception) + ": ";

    /// <summary>Adds the secrets in the messages of a chain, and remembers the messages.</summary>
    /// <returns>Whether the chain has no branches and nothing sensitive in any message.</returns>
    public static bool Add(EventMasking masking, Exception exception)
    {
        var budget = MaxExceptions;
        return Add(masking, exception, ref budget);
    }

    private static bool Add(EventMasking masking, Exception? exception, ref int budget)
    {
        var isClean = true;
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (budget-- <= 0)
            {
                return false;
            }

            if (current is AggregateException aggregate)
            {
                foreach (var one in aggregate.InnerExceptions)
                {
                    Add(masking, one, ref budget);
                }

                return false;
            }

            var message = ExceptionText.Message(current);
            masking.Messages.Add(message);
            isClean &= TryAdd(masking, message);
        }

        return isClean;
    }

    private static bool TryAdd(EventMasking masking, string message)
    {
        try
        {
            if (TextMasker.Passes(masking, message))
            {
                return true;
            }

            AddMessage(masking, message);
        }
        catch (Exception)
        {
            // After a fault, the message may still contain a secret.
            masking.Echo.Add(message, ((FullStyle)masking.Policy.Fault.Style).Placeholder);
        }

        return false;
    }

    private static void AddMessage(EventMasking masking, string message)
    {

        // Both are read side by side, once, whatever number of secrets there is.
        var traced = string.Concat(Before, message);
        var behind = TextMasker.Findings(masking, traced, stackalloc int[MostOnStack]);
        var covered = default(TextFinding);
        var hasMore = true;
        List<KeyValuePair<string, string>>? hidden = null;
        var findings = TextMasker.Findings(masking, message, stackalloc int[MostOnStack]);
        for (var at = 0; findings.TryTake(at, out var finding); at = finding.End)
        {
            if (finding is not { Echo: null, Rule: { Class: RuleClass.Secret } rule } || finding.End - finding.Start < EchoList.ShortestValue)
            {
                continue;
            }

            while (hasMore && covered.End < finding.End + Before.Length)
            {
                hasMore = behind.TryTake(covered.End, out covered);
            }

            if (!hasMore
                || covered.Start > finding.Start + Before.Length
                || (rule.Id.StartsWith(KeyRules.Prefix, StringComparison.Ordinal)
                    && EchoFinder.MayRepeat(message.AsSpan(finding.Start, finding.End - finding.Start), rule)))
            {
                var value = message[finding.Start..finding.End];
                (hidden ??= []).Add(new(value, SafeMask.Apply(rule.Style, value)));
            }
        }

        findings.Return();
        behind.Return();

        // Deferred: the number of finders of a text is fixed when its search begins.
        foreach (var (value, mask) in hidden ?? [])
        {
            masking.Echo.Add(value, mask);
        }
    }
}
