using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>
/// The endpoint of a request, with a memory: who answers an exception or a status by another endpoint takes the first one
/// away before, and it is the one that was asked for.
/// </summary>
internal sealed class RequestedEndpoint(Endpoint? endpoint, IFeatureCollection features) : IEndpointFeature
{
    private Endpoint? _endpoint = endpoint;
    private Endpoint? _taken;
    private bool _isTaken;

    public Endpoint? Endpoint
    {
        get => _endpoint;
        set
        {
            // Where nothing had been asked for there is nothing to take away; the one that answers then comes while a status is handled.
            if (!_isTaken && (value is null || features.Get<IStatusCodeReExecuteFeature>() is not null))
            {
                _isTaken = true;
                _taken = _endpoint;
            }

            _endpoint = value;
        }
    }

    public Endpoint? Requested => _isTaken ? _taken : _endpoint;
}
