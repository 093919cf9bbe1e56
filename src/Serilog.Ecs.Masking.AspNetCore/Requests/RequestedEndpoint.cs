using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>
/// The endpoint of a request and its route values. A middleware that answers an exception or a status by another endpoint first clears
/// both; the request asked for those that were cleared.
/// </summary>
internal sealed class RequestedEndpoint(Endpoint? endpoint, IFeatureCollection features) : IEndpointFeature
{
    private Endpoint? _endpoint = endpoint;
    private Endpoint? _taken;
    private RouteValueDictionary? _takenValues;
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
                _takenValues = CurrentValues;
            }

            if (!_isTaken && value is not null)
            {
                RoutedPath = features.Get<IHttpRequestFeature>()?.Path;
            }

            _endpoint = value;
        }
    }

    public Endpoint? Requested => _isTaken ? _taken : _endpoint;

    public RouteValueDictionary? RequestedValues => _isTaken ? _takenValues : CurrentValues;

    /// <summary>The path that routing found the endpoint for, without a base that a middleware has taken from it.</summary>
    public string? RoutedPath { get; private set; }

    private RouteValueDictionary? CurrentValues => features.Get<IRouteValuesFeature>()?.RouteValues;
}
