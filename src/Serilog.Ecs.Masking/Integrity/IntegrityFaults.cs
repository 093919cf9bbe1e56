using System.Text;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>What can be wrong with the wish for a chain; all of it is known at start.</summary>
internal static class IntegrityFaults
{
    public const string OnlyInFiles = "is for the options of EcsFile alone; only there the order of the bytes is known.";

    public static IEnumerable<OptionFault> Of(EcsOptions options, bool isForFile) => TextOf(options.Integrity, isForFile, ProcessEnvironment.Reader) is { } text
        ? [new OptionFault(nameof(EcsOptions.Integrity), null, text)]
        : [];

    /// <summary>Returns what is wrong with the file that is to have a chain.</summary>
    public static IEnumerable<string> OfFile(bool shared, Encoding? encoding)
    {
        if (shared)
        {
            yield return "Integrity: the file is shared; the lines of several processes cannot form one chain.";
        }

        if (encoding is not null && (encoding.CodePage != Encoding.UTF8.CodePage || encoding.Preamble.Length > 0))
        {
            yield return "Integrity: the encoding is not UTF-8 without a byte-order mark; leave it out.";
        }
    }

    private static string? TextOf(EcsIntegrityOptions? options, bool isForFile, EnvironmentReader environment)
    {
        switch (options)
        {
            case null or { Algorithm: EcsIntegrityAlgorithm.Off }:
                return null;

            case not null when !isForFile:
                return OnlyInFiles;

            case { Algorithm: EcsIntegrityAlgorithm.Sha256 }:
                return options.KeyFile is null && options.KeyVariable is null ? null : "Sha256 takes no key; HmacSha256 is the algorithm that does.";

            case { Algorithm: EcsIntegrityAlgorithm.HmacSha256 }:
                IntegrityKeyReader.Read(options, environment, out var fault);
                return fault;

            default:
                return $"{options.Algorithm} is none of {string.Join(", ", Enum.GetNames<EcsIntegrityAlgorithm>())}.";
        }
    }
}
