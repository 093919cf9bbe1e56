using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>
/// The secrets in a message that is a line of its own, a command or a table. Behind the name of the exception's type, as stack traces have
/// it, they are not to be told from prose any more: there they are hidden because they were found here.
/// </summary>
internal static class MessageEcho
{
    private const int MaxExceptions = 16;
    private const int MostOnStack = 96;
    private const string Before = nameof(Exception) + ": ";

    public static void Add(EventMasking masking, Exception exception)
    {
        var budget = MaxExceptions;
        Add(masking, exception, ref budget);
    }

    private static void Add(EventMasking masking, Exception? exception, ref int budget)
    {
        for (var current = exception; current is not null && budget-- > 0; current = current.InnerException)
        {
            if (current is not AggregateException aggregate)
            {
                TryAdd(masking, ExceptionText.Message(current));
                continue;
            }

            foreach (var one in aggregate.InnerExceptions)
            {
                Add(masking, one, ref budget);
            }

            break;
        }
    }

    private static void TryAdd(EventMasking masking, string message)
    {
        try
        {
            AddMessage(masking, message);
        }
        catch (Exception)
        {
            // Whatever went wrong, the message may hold what was to be hidden.
            masking.Echo.Add(message, ((FullStyle)masking.Policy.Fault.Style).Placeholder);
        }
    }

    private static void AddMessage(EventMasking masking, string message)
    {
        if (message.Length < EchoList.ShortestValue || TextMasker.Passes(masking, message))
        {
            return;
        }

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

            if (!hasMore || covered.Start > finding.Start + Before.Length)
            {
                var value = message[finding.Start..finding.End];
                (hidden ??= []).Add(new(value, SafeMask.Apply(rule.Style, value)));
            }
        }

        findings.Return();
        behind.Return();

        // Not before: the finders of a text are as many as the echoes were when it was begun.
        foreach (var (value, mask) in hidden ?? [])
        {
            masking.Echo.Add(value, mask);
        }
    }
}
