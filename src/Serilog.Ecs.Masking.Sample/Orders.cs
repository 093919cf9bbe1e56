namespace Serilog.Ecs.Masking.Sample;

/// <summary>Orders and their payment.</summary>
internal static class Orders
{
    private const decimal Limit = 1_000_000m;

    public static void MapOrders(this WebApplication app)
    {
        app.MapPost("/orders", (Order order, ILogger<Order> logger) =>
        {
            var total = order.Items.Sum(item => item.Price * item.Quantity);
            if (total > Limit)
            {
                logger.LogWarning("Payment of {OrderId} refused: {Total} is over the limit of {Limit}", order.OrderId, total, Limit);
                return Results.UnprocessableEntity();
            }

            logger.LogInformation("Order placed {@Order}, {Total} paid with {PaymentMethod}", order, total, "kakaopay");
            return Results.Created("/orders/" + order.OrderId, order);
        });

        app.MapGet("/orders/{orderId}", (string orderId) =>
        {
            throw new InvalidOperationException($"The order store did not answer for {orderId}.") { Data = { ["OrderId"] = orderId } };
        });
    }

    internal sealed record Order(string OrderId, string CustomerId, Item[] Items);

    internal sealed record Item(string Sku, int Quantity, decimal Price);
}
