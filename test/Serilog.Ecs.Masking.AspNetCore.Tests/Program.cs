using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Serilog;

// The program of a user, which a test host starts. What it logs goes where the settings of the test say.
var builder = WebApplication.CreateBuilder(args);
builder.UseSerilogEcs();
var app = builder.Build();
app.UseEcsRequestLogging();
app.MapGet("/orders/{id}", static (HttpContext context, int id) =>
{
    context.SetRequestProperty("CardNumber", "4111111111111111");
    return Results.Ok(id);
});
await app.RunAsync();

/// <summary>Names the assembly of the program for the test host.</summary>
public partial class Program
{
    private Program()
    {
    }
}
