using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking;

/// <summary>
/// Masks Serilog's own reports. Serilog prints the exceptions of getters, sinks and
/// enrichers there, and their messages may hold what was logged: <c>SelfLog.Enable(MaskingSelfLog.To(Console.Error))</c>.
/// </summary>
public static class MaskingSelfLog
{
    /// <summary>Makes a receiver for <see cref="Serilog.Debugging.SelfLog.Enable(Action{string})"/> that writes masked lines.</summary>
    /// <param name="output">Where the lines go; calls are made one at a time.</param>
    /// <param name="maskingOptions">What is masked, and how. The default is <see langword="null"/>: the default options.</param>
    /// <returns>The receiver.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static Action<string> To(TextWriter output, MaskingOptions? maskingOptions = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        var synchronized = TextWriter.Synchronized(output);
        return To(line =>
        {
            synchronized.WriteLine(line);
            synchronized.Flush();
        }, maskingOptions);
    }

    /// <summary>Makes a receiver for <see cref="Serilog.Debugging.SelfLog.Enable(Action{string})"/> that hands on masked lines.</summary>
    /// <param name="output">What takes the lines.</param>
    /// <param name="maskingOptions">What is masked, and how. The default is <see langword="null"/>: the default options.</param>
    /// <returns>The receiver.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static Action<string> To(Action<string> output, MaskingOptions? maskingOptions = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        var policy = MaskingPolicies.Checked(maskingOptions);
        return policy is null ? output : text => output(Masked(text, policy));
    }

    private static string Masked(string text, EventPolicy policy)
    {
        var masking = EventMasking.Take(policy);
        try
        {
            return masking.Text(text);
        }
        finally
        {
            masking.End();
        }
    }
}
