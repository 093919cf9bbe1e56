using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>
/// The endpoint of a request, with a memory: who answers an exception or a status by another endpoint takes the first one
/// away before, and it is the one that was asked for.
/// </summary>
internal sealed class RequestedEndpoint(Endpoint? endpoint) : IEndpointFeature
{
    private Endpoint? _endpoint = endpoint;
    private Endpoint? _taken;
    private bool _isTaken;

    public Endpoint? Endpoint
    {
        get => _endpoint;
        set
        {
            if (value is null && !_isTaken)
            {
                _isTaken = true;
                _taken = _endpoint;
            }

            _endpoint = value;
        }
    }

    public Endpoint? Requested => _isTaken ? _taken : _endpoint;
}
