using System.Text;
using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Checks the options of a chain at start.</summary>
internal static class IntegrityFaults
{
    /// <summary>Returns what is wrong with the options of a chain, or <see langword="null"/>.</summary>
    public static string? Of(EcsIntegrityOptions? options) => TextOf(options, ProcessEnvironment.Reader);

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

    private static string? TextOf(EcsIntegrityOptions? options, EnvironmentReader environment)
    {
        switch (options)
        {
            case null or { Algorithm: EcsIntegrityAlgorithm.Off }:
                return null;

            case { Algorithm: EcsIntegrityAlgorithm.Sha256 }:
                return options.KeyFile is null && options.KeyVariable is null ? null : "Sha256 takes no key; HmacSha256 is the algorithm that does.";

            case { Algorithm: EcsIntegrityAlgorithm.HmacSha256 }:
                IntegrityKeyReader.Read(options, environment, out var fault);
                return fault;

            default:
                return $"{options.Algorithm} is not one of {string.Join(", ", Enum.GetNames<EcsIntegrityAlgorithm>())}.";
        }
    }
}
