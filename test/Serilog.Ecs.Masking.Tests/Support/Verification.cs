using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Verifies chains in tests that have nothing else to wait for.</summary>
internal static class Verification
{
    public static EcsIntegrityResult Of(IEnumerable<Stream> streams, IReadOnlyDictionary<string, byte[]>? keys = null, string? expectedLastHash = null) =>
        EcsIntegrity.VerifyAsync(streams, keys is null ? null : keys.GetValueOrDefault, expectedLastHash).GetAwaiter().GetResult();
}
