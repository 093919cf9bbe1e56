using System.Net;
using System.Net.Sockets;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>A port without a listener: bound, so that no other process gets it, and not listening, so that connections are refused.</summary>
internal sealed class ClosedPort : IDisposable
{
    public ClosedPort() => Socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>The socket that holds it, for a server that is to come.</summary>
    public Socket Socket { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>The address and the port.</summary>
    public string Host => Socket.LocalEndPoint!.ToString()!;

    public void Dispose() => Socket.Dispose();
}
