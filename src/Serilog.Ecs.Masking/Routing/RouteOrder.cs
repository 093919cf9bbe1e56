using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>The order in which an event tries routes. Routes for personal data come first.</summary>
internal static class RouteOrder
{
    /// <summary>Routes of code, which are in the order that their author gave them.</summary>
    public static IEnumerable<EcsRoute> OfList(IEnumerable<EcsRoute> routes) => routes.OrderByDescending(static route => route.PersonalData);

    /// <summary>Routes of settings, which have no order but that of their names.</summary>
    public static IEnumerable<EcsRoute> OfNamed(IEnumerable<EcsRoute> routes) => routes
        .OrderByDescending(static route => route.PersonalData)
        .ThenByDescending(static route => route.When.Level ?? LevelAlias.Minimum - 1)
        .ThenByDescending(static route => route.When.Priority ?? long.MinValue)
        .ThenByDescending(static route => route.When.Topic is not null);
}
