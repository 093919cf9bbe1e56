using System.Text;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking.Tests.Integrity;

/// <summary>A chained file of any length that is not stored: its lines are sealed while they are read.</summary>
internal sealed class EndlessChain : Stream
{
    private static readonly byte[] Event = Encoding.ASCII.GetBytes(
        "{\"@timestamp\":\"2025-12-17T10:00:00.123Z\",\"log.level\":\"info\",\"message\":\"" + new string('x', 150) + "\"}\n");
    private readonly MemoryStream _sealed = new();
    private readonly SealingStream _sealing;
    private long _left;

    public EndlessChain(long events, byte[] key)
    {
        var options = new EcsOptions();
        var plan = new DocumentPlan(options, ServiceIdentity.Resolve(options, static _ => null, null));
        _left = events;
        _sealing = new SealingStream(
            new LineStream(_sealed, endsInMidLine: false, isBuffered: false),
            new Chain(new ChainHash(new IntegrityKey("k1", key))),
            plan,
            TimeProvider.System,
            ChainPosition.None,
            static () => ChainRole.End);
        _sealing.Flush();
        _sealed.Position = 0;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override int Read(Span<byte> buffer)
    {
        var read = _sealed.Read(buffer);
        if (read > 0 || _left == 0)
        {
            return read;
        }

        _sealed.SetLength(0);
        for (var lines = Math.Min(_left, 200); lines > 0; lines--, _left--)
        {
            _sealing.Write(Event);
            _sealing.Flush();
        }

        _sealed.Position = 0;
        return _sealed.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
