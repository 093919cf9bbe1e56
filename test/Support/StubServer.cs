using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>A server that takes whatever it is sent, and keeps it.</summary>
internal sealed class StubServer : IDisposable
{
    private const int MostTries = 20;

    private readonly HttpListener _listener;
    private readonly StringBuilder _received = new();

    public StubServer()
    {
        (_listener, Address) = Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>All bodies, as text.</summary>
    public string Received
    {
        get
        {
            lock (_received)
            {
                return _received.ToString();
            }
        }
    }

    public void Dispose() => _listener.Close();

    // Another process may take a port between the time it is found to be free and the time it is listened on.
    private static (HttpListener Listener, string Address) Start()
    {
        for (var tries = 1; ; tries++)
        {
            var address = $"http://127.0.0.1:{FreePort()}/";
            var listener = new HttpListener { Prefixes = { address } };
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (tries < MostTries)
            {
                listener.Close();
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            lock (_received)
            {
                _received.Append(Encoding.UTF8.GetString(body.ToArray())).Append('\n');
            }

            context.Response.StatusCode = 200;
            context.Response.Close();
        }
    }
}
