using System.Text;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Puts a sealing stream before each file that a sink opens, and carries the chain from one file to the next.</summary>
internal sealed class SealingHooks(ChainHash hash, DocumentPlan plan, TimeProvider clock, RolledFiles files, FileLifecycleHooks? inner) : FileLifecycleHooks
{
    private readonly Chain _chain = new(hash);

    /// <summary>Whether the file that is closed next is followed by another.</summary>
    public bool Rolls { get; set; }

    public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        var (before, endsInMidLine) = Find(path);

        // The hooks of the user may compress or encrypt; what is sealed are the lines.
        var stream = inner is null ? underlyingStream : inner.OnFileOpened(path, underlyingStream, encoding)
            ?? throw new InvalidOperationException("A hook returned no stream for an opened file.");
        try
        {
            return new SealingStream(stream, _chain, plan, clock, before, endsInMidLine, () => Rolls ? ChainRole.Roll : ChainRole.End);
        }
        catch
        {
            // The sink that opened it forgets it.
            stream.Dispose();
            throw;
        }
    }

    public override void OnFileDeleting(string path) => inner?.OnFileDeleting(path);

    private (ChainPosition Before, bool EndsInMidLine) Find(string path)
    {
        var endsInMidLine = false;
        var own = ChainPosition.None;
        try
        {
            own = ChainTail.Read(path, out endsInMidLine);
            if (_chain.HasLines)
            {
                return (_chain.Position with { IsTorn = own.IsTorn }, endsInMidLine);
            }

            if (own.IsAfterOthers)
            {
                SelfLog.WriteLine("The file {0} has lines without integrity hashes before those that follow; it will not verify.", path);
            }

            return (own.Hash.Length > 0 || own.IsAfterOthers ? own : FindBefore(path, own.IsTorn), endsInMidLine);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // To log without the link to the chain before is better than not to log; the verifier reports the gap.
            SelfLog.WriteLine("The end of the integrity chain before {0} could not be read: {1}.", path, exception.GetType().FullName);
            return (_chain.HasLines ? _chain.Position : own, endsInMidLine);
        }
    }

    // A process that was killed when it had just begun a file left nothing there that could be continued.
    private ChainPosition FindBefore(string path, bool isTorn)
    {
        foreach (var file in files.Before(path))
        {
            var position = ChainTail.Read(file, out _);
            isTorn |= position.IsTorn;
            if (position.Hash.Length > 0 || position.IsAfterOthers)
            {
                return position with { IsTorn = isTorn };
            }
        }

        return ChainPosition.None with { IsTorn = isTorn };
    }
}
