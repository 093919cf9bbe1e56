using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Serilog.Ecs.Masking.Sample;

/// <summary>The address at which this service can call itself. A listening address such as <c>http://[::]:8080</c> cannot be called.</summary>
internal static class OwnAddress
{
    public static Uri Of(IServer server)
    {
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", BindingAddress.Parse(address).Port).Uri;
    }
}
