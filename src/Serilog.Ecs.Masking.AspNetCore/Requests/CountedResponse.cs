using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>The body of a response, with its bytes counted. All calls go to the server's own feature.</summary>
internal sealed class CountedResponse(IHttpResponseBodyFeature body) : IHttpResponseBodyFeature
{
    private CountedWriter? _writer;
    private CountedStream? _stream;
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public Stream Stream => _stream ??= new CountedStream(body.Stream, this);

    public PipeWriter Writer => _writer ??= new CountedWriter(body.Writer, this);

    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);

    public void DisableBuffering() => body.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => body.StartAsync(cancellationToken);

    public Task CompleteAsync() => body.CompleteAsync();

    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        // Counted before the call, because the file may be deleted afterwards.
        var bytes = count ?? LengthOf(path) - offset;
        await body.SendFileAsync(path, offset, count, cancellationToken);
        Add(bytes);
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
