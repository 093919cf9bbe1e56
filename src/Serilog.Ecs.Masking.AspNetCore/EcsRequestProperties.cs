using Serilog.Ecs.Masking.AspNetCore;

namespace Serilog.Ecs.Masking;

/// <summary>Adds to the event of the request that is being answered, from code that knows nothing of it.</summary>
/// <remarks>It follows the request through calls, <c>await</c> and tasks that it starts, as <c>AsyncLocal</c> does. Safe to call from any thread.</remarks>
public static class EcsRequestProperties
{
    /// <summary>Adds a property to the event, as <see cref="EcsHttpContextExtensions.SetRequestProperty"/> does.</summary>
    /// <param name="name">The property.</param>
    /// <param name="value">The value, captured now and masked as any other.</param>
    /// <param name="destructureObjects">Captures an object with its members, as <c>{@Name}</c> does in a template. The default is <see langword="false"/>.</param>
    /// <returns>Whether there is an event that takes it: not outside of a request, nor after its response.</returns>
    public static bool Set(string name, object? value, bool destructureObjects = false) =>
        AddedProperties.Current?.Set(name, value, destructureObjects) ?? false;
}
