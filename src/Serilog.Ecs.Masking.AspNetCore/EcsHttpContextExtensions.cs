using Microsoft.AspNetCore.Http;
using Serilog.Ecs.Masking.AspNetCore;

namespace Serilog;

/// <summary>Adds to the event of a request, where the request is at hand.</summary>
public static class EcsHttpContextExtensions
{
    /// <summary>
    /// Adds a property to the event of this request, masked as any other. This is the short form of <see cref="IDiagnosticContext.Set"/>: both
    /// set the same properties.
    /// </summary>
    /// <remarks>The value is captured now. A later value of the same name replaces it. Safe to call from any thread.</remarks>
    /// <param name="context">The request.</param>
    /// <param name="name">
    /// The property. One that the event has of its own is added under a numbered name, except <c>UserId</c>, <c>UserName</c> and what begins with
    /// <c>event.</c>, which is replaced.
    /// </param>
    /// <param name="value">The value.</param>
    /// <param name="destructureObjects">
    /// Captures an object with its members, as <c>{@Name}</c> does in a template. The default is <see langword="false"/>.
    /// </param>
    /// <returns>Whether there is an event that takes it: not after the response, for paths without events, or without request logging.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public static bool SetRequestProperty(this HttpContext context, string name, object? value, bool destructureObjects = false)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<AddedProperties>()?.Set(name, value, destructureObjects) ?? false;
    }
}
