using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Files;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Puts a sealing stream before each file that a sink opens, and carries the chain from one file to the next.</summary>
internal sealed class SealingHooks(ChainHash hash, DocumentPlan plan, TimeProvider clock, FileSettings settings) : LineHooks(settings)
{
    private readonly Chain _chain = new(hash);
    private readonly RolledFiles _files = new(settings.Path, settings.RollingInterval, settings.RollsOnSize);

    protected override Stream Seal(string path, LineStream lines) =>
        new SealingStream(lines, _chain, plan, clock, Find(path), () => Rolls ? ChainRole.Roll : ChainRole.End);

    private ChainPosition Find(string path)
    {
        var own = ChainPosition.None;
        try
        {
            own = ChainTail.Read(path);
            if (_chain.HasLines)
            {
                return _chain.Position with { IsTorn = own.IsTorn || IsTorn };
            }

            if (own.IsAfterOthers)
            {
                SelfLog.WriteLine("The file {0} has lines without integrity hashes before those that follow; it will not verify.", path);
            }

            return own.Hash.Length > 0 || own.IsAfterOthers ? own : FindBefore(path, own.IsTorn);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // To log without the link to the chain before is better than not to log; the verifier reports the gap.
            SelfLog.WriteLine("The end of the integrity chain before {0} could not be read: {1}.", path, exception.GetType().FullName);
            return _chain.HasLines ? _chain.Position : own;
        }
    }

    // A process that was killed when it had just begun a file left nothing there that could be continued.
    private ChainPosition FindBefore(string path, bool isTorn)
    {
        foreach (var file in _files.Before(path))
        {
            var position = ChainTail.Read(file);
            isTorn |= position.IsTorn;
            if (position.Hash.Length > 0 || position.IsAfterOthers)
            {
                return position with { IsTorn = isTorn };
            }
        }

        return ChainPosition.None with { IsTorn = isTorn };
    }
}
