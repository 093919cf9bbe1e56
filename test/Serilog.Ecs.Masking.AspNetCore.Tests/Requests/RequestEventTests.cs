using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Requests;

public class RequestEventTests
{
    [Test]
    public async Task Look()
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.MapGet("/orders/{id}", (string id) => Results.Ok(new { id }));
            app.MapGet("/throw", string (string? a) => throw new InvalidOperationException("boom"));
            app.MapGet("/nothing", () => Results.NoContent());
        }, options => { options.RequestHeaders.Add("Authorization"); options.RequestHeaders.Add("X-A"); options.QueryParameters.Add("page"); options.QueryParameters.Add("password"); options.ResponseHeaders.Add("content-type"); });
        service.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer abcdefghijklmnop");
        service.Client.DefaultRequestHeaders.TryAddWithoutValidation("X-A", "b");
        service.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "curl/8");
        TestContext.Out.WriteLine((await service.GetAsync("/orders/42?page=2&password=hunter2&code=abc&tok&x=")).Text);
        TestContext.Out.WriteLine((await service.GetAsync("/nothing")).Text);
        TestContext.Out.WriteLine((await service.GetAsync("/404")).Text);
        try { await service.GetAsync("/throw"); } catch (InvalidOperationException) { }
        TestContext.Out.WriteLine((await service.NextAsync()).Text);
        TestContext.Out.WriteLine(service.Unmasked);
    }
}
