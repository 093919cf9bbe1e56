namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>The logger that events of requests go to, with their source.</summary>
/// <param name="registered">The logger among the services, or <see langword="null"/> for <see cref="Log.Logger"/>, which may be replaced at any time.</param>
internal sealed class RequestLogger(ILogger? registered)
{
    private Sourced? _last;

    public ILogger Current
    {
        get
        {
            var root = registered ?? Log.Logger;
            var last = _last;
            if (last is null || !ReferenceEquals(last.Root, root))
            {
                _last = last = new Sourced(root, root.ForContext<RequestLoggingMiddleware>());
            }

            return last.Logger;
        }
    }

    private sealed record Sourced(ILogger Root, ILogger Logger);
}
