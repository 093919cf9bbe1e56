using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Traces of failed authentication speak of tokens, passwords and keys in every line and hold none.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AuthenticationTraceTests
{
    private static readonly TestCaseData[] Traces =
    [
        Trace("JwtBearerHandler", """
            Microsoft.IdentityModel.Tokens.SecurityTokenExpiredException: IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '12/17/2025 10:00:00 AM', Current time (UTC): '12/17/2025 11:30:15 AM'.
               at Microsoft.IdentityModel.Tokens.ValidatorUtilities.ValidateLifetime(Nullable`1 notBefore, Nullable`1 expires, SecurityToken securityToken, TokenValidationParameters validationParameters)
               at Microsoft.IdentityModel.Tokens.Validators.ValidateLifetime(Nullable`1 notBefore, Nullable`1 expires, SecurityToken securityToken, TokenValidationParameters validationParameters)
               at Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler.ValidateTokenPayloadAsync(JsonWebToken jsonWebToken, TokenValidationParameters validationParameters, BaseConfiguration configuration)
               at Microsoft.IdentityModel.JsonWebTokens.JsonWebTokenHandler.ValidateJWSAsync(JsonWebToken jsonWebToken, TokenValidationParameters validationParameters, BaseConfiguration configuration)
               at Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerHandler.HandleAuthenticateAsync() in /_/src/Security/Authentication/JwtBearer/src/JwtBearerHandler.cs:line 107
            --- End of stack trace from previous location ---
               at Microsoft.AspNetCore.Authentication.AuthenticationHandler`1.AuthenticateAsync()
               at Microsoft.AspNetCore.Authentication.AuthenticationService.AuthenticateAsync(HttpContext context, String scheme)
               at Microsoft.AspNetCore.Authentication.AuthenticationMiddleware.Invoke(HttpContext context)
            """),
        Trace("SignatureKeyNotFound", """
            Microsoft.IdentityModel.Tokens.SecurityTokenSignatureKeyNotFoundException: IDX10503: Signature validation failed. Token does not have a kid. Keys tried: 'System.Text.StringBuilder'. Number of keys in TokenValidationParameters: '1'.
            Number of keys in Configuration: '0'.
            Exceptions caught:
             'System.Text.StringBuilder'.
            token: 'System.IdentityModel.Tokens.Jwt.JwtSecurityToken'. See https://aka.ms/IDX10503 for details.
               at System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler.ValidateSignature(String token, JwtSecurityToken jwtToken, TokenValidationParameters validationParameters, BaseConfiguration configuration)
               at System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler.ValidateJWS(String token, TokenValidationParameters validationParameters, BaseConfiguration currentConfiguration, SecurityToken& signatureValidatedToken, ExceptionDispatchInfo& exceptionThrown)
               at System.IdentityModel.Tokens.Jwt.JwtSecurityTokenHandler.ValidateToken(String token, TokenValidationParameters validationParameters, SecurityToken& validatedToken)
            """),
        Trace("PasswordHasher", """
            System.FormatException: The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.
               at System.Convert.FromBase64CharPtr(Char* inputPtr, Int32 inputLength)
               at System.Convert.FromBase64String(String s)
               at Microsoft.AspNetCore.Identity.PasswordHasher`1.VerifyHashedPassword(TUser user, String hashedPassword, String providedPassword) in /_/src/Identity/Extensions.Core/src/PasswordHasher.cs:line 157
               at Microsoft.AspNetCore.Identity.UserManager`1.VerifyPasswordAsync(IUserPasswordStore`1 store, TUser user, String password)
               at Microsoft.AspNetCore.Identity.UserManager`1.CheckPasswordAsync(TUser user, String password)
               at Microsoft.AspNetCore.Identity.SignInManager`1.CheckPasswordSignInAsync(TUser user, String password, Boolean lockoutOnFailure)
               at Microsoft.AspNetCore.Identity.SignInManager`1.PasswordSignInAsync(String userName, String password, Boolean isPersistent, Boolean lockoutOnFailure)
               at Shop.Pages.Account.LoginModel.OnPostAsync(String returnUrl) in /src/Shop/Pages/Account/Login.cshtml.cs:line 42
            """),
        Trace("SqlException", """
            Microsoft.Data.SqlClient.SqlException (0x80131904): Login failed for user 'app'. Reason: Password did not match that for the login provided.
               at Microsoft.Data.SqlClient.SqlInternalConnection.OnError(SqlException exception, Boolean breakConnection, Action`1 wrapCloseInAction)
               at Microsoft.Data.SqlClient.TdsParser.ThrowExceptionAndWarning(TdsParserStateObject stateObj, Boolean callerHasConnectionLock, Boolean asyncClose)
               at Microsoft.Data.SqlClient.SqlInternalConnectionTds.CompleteLogin(Boolean enlistOK)
               at Microsoft.Data.SqlClient.SqlInternalConnectionTds.AttemptOneLogin(ServerInfo serverInfo, String newPassword, SecureString newSecurePassword, Boolean ignoreSniOpenTimeout, TimeoutTimer timeout, Boolean withFailover)
               at Microsoft.Data.SqlClient.SqlInternalConnectionTds.LoginNoFailover(ServerInfo serverInfo, String newPassword, SecureString newSecurePassword, Boolean redirectedUserInstance, SqlConnectionString connectionOptions, SqlCredential credential, TimeoutTimer timeout)
               at Microsoft.Data.SqlClient.SqlInternalConnectionTds..ctor(DbConnectionPoolIdentity identity, SqlConnectionString connectionOptions, SqlCredential credential, Object providerInfo, String newPassword, SecureString newSecurePassword, Boolean redirectedUserInstance, SqlConnectionString userConnectionOptions, SessionData reconnectSessionData, Boolean applyTransientFaultHandling, String accessToken, DbConnectionPool pool)
               at Microsoft.Data.SqlClient.SqlConnection.OpenAsync(SqlConnectionOverrides overrides, CancellationToken cancellationToken)
            ClientConnectionId:3fa85f64-5717-4562-b3fc-2c963f66afa6
            Error Number:18456,State:1,Class:14
            """),
        Trace("Npgsql", """
            Npgsql.PostgresException (0x80004005): 28P01: password authentication failed for user "app"
               at Npgsql.Internal.NpgsqlConnector.ReadMessageLong(Boolean async, DataRowLoadingMode dataRowLoadingMode, Boolean readingNotifications, Boolean isReadingPrependedMessage)
               at System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder`1.StateMachineBox`1.System.Threading.Tasks.Sources.IValueTaskSource<TResult>.GetResult(Int16 token)
               at Npgsql.Internal.NpgsqlConnector.AuthenticateSASL(List`1 mechanisms, String username, Boolean async, CancellationToken cancellationToken)
               at Npgsql.Internal.NpgsqlConnector.Authenticate(String username, NpgsqlTimeout timeout, Boolean async, CancellationToken cancellationToken)
               at Npgsql.Internal.NpgsqlConnector.<Open>g__OpenCore|214_1(NpgsqlConnector conn, SslMode sslMode, NpgsqlTimeout timeout, Boolean async, CancellationToken cancellationToken, Boolean isFirstAttempt)
               at Npgsql.PoolingDataSource.Get(NpgsqlConnection conn, NpgsqlTimeout timeout, Boolean async, CancellationToken cancellationToken)
              Exception data:
                Severity: FATAL
                SqlState: 28P01
                MessageText: password authentication failed for user "app"
                File: auth.c
                Line: 326
                Routine: auth_failed
            """),
        Trace("HttpClient", """
            System.Net.Http.HttpRequestException: Response status code does not indicate success: 401 (Unauthorized).
               at System.Net.Http.HttpResponseMessage.EnsureSuccessStatusCode()
               at Shop.Clients.TokenClient.GetTokenAsync(String clientId, String clientSecret, CancellationToken cancellationToken) in C:\agent\_work\42\s\src\Shop\Clients\TokenClient.cs:line 88
               at Shop.Clients.AuthorizationMessageHandler.SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) in C:\agent\_work\42\s\src\Shop\Clients\AuthorizationMessageHandler.cs:line 31
               at Microsoft.Extensions.Http.Logging.LoggingScopeHttpMessageHandler.<SendCoreAsync>g__Core|5_0(HttpRequestMessage request, Boolean useAsync, CancellationToken cancellationToken)
               at System.Net.Http.HttpClient.<SendAsync>g__Core|83_0(HttpRequestMessage request, HttpCompletionOption completionOption, CancellationTokenSource cts, Boolean disposeCts, CancellationTokenSource pendingRequestsCts, CancellationToken originalCancellationToken)
            """),
        Trace("Antiforgery", """
            Microsoft.AspNetCore.Antiforgery.AntiforgeryValidationException: The antiforgery token could not be decrypted.
             ---> System.Security.Cryptography.CryptographicException: The key {3fa85f64-5717-4562-b3fc-2c963f66afa6} was not found in the key ring. For more information go to https://aka.ms/aspnet/dataprotectionwarning
               at Microsoft.AspNetCore.DataProtection.KeyManagement.KeyRingBasedDataProtector.UnprotectCore(Byte[] protectedData, Boolean allowOperationsOnRevokedKeys, UnprotectStatus& status)
               at Microsoft.AspNetCore.DataProtection.KeyManagement.KeyRingBasedDataProtector.Unprotect(Byte[] protectedData)
               at Microsoft.AspNetCore.Antiforgery.DefaultAntiforgeryTokenSerializer.Deserialize(String serializedToken)
               --- End of inner exception stack trace ---
               at Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery.DeserializeTokens(HttpContext httpContext, AntiforgeryTokenSet antiforgeryTokenSet, AntiforgeryToken& cookieToken, AntiforgeryToken& requestToken)
            """),
        Trace("state machines of .NET Framework", """
            System.UnauthorizedAccessException: Attempted to perform an unauthorized operation.
               at Microsoft.AspNet.Identity.UserManager`2.<CheckPasswordAsync>d__16.MoveNext()
            --- End of stack trace from previous location where exception was thrown ---
               at System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw()
               at System.Runtime.CompilerServices.TaskAwaiter.HandleNonSuccessAndDebuggerNotification(Task task)
               at Microsoft.AspNet.Identity.Owin.SignInManager`2.<PasswordSignInAsync>d__29.MoveNext()
               at Shop.Controllers.AccountController.<Login>d__10.MoveNext() in C:\src\Shop\Controllers\AccountController.cs:line 42
            """),
        Trace("Azure.Identity", """
            Azure.Identity.CredentialUnavailableException: DefaultAzureCredential failed to retrieve a token from the included credentials. See the troubleshooting guide for more information. https://aka.ms/azsdk/net/identity/defaultazurecredential/troubleshoot
            - EnvironmentCredential authentication unavailable. Environment variables are not fully configured.
            - ManagedIdentityCredential authentication unavailable. No response received from the managed identity endpoint.
               at Azure.Identity.DefaultAzureCredential.GetTokenFromSourcesAsync(TokenCredential[] sources, TokenRequestContext requestContext, Boolean async, CancellationToken cancellationToken)
               at Azure.Security.KeyVault.Secrets.SecretClient.GetSecretAsync(String name, String version, CancellationToken cancellationToken)
            """),
    ];

    [TestCaseSource(nameof(Traces))]
    public void ATraceStaysAsAnException(string trace) => Stays(log => log.Error(new TracedException(trace), "Failed"));

    [TestCaseSource(nameof(Traces))]
    public void ATraceStaysAsAProperty(string trace) => Stays(log => log.Error("Failed with {Trace}", trace));

    [TestCaseSource(nameof(Traces))]
    public void ATraceStaysInAMessage(string trace) => Stays(log => log.Error(trace.Replace("{", "{{").Replace("}", "}}")));

    [TestCaseSource(nameof(Traces))]
    public void ATraceStaysLineByLine(string trace) => Stays(log => log.Error("Failed with {Lines}", new object[] { trace.Split('\n') }));

    [Test]
    public void AnExceptionThrownByCodeThatSpeaksOfSecretsStays()
    {
        Exception? thrown = null;
        try
        {
            PasswordTokenHandler.ValidatePassword("swordfish-7", "x");
        }
        catch (InvalidOperationException exception)
        {
            thrown = exception;
        }

        Stays(log => log.Error(thrown, "Failed"));
    }

    private static TestCaseData Trace(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);

    private static void Stays(Action<ILogger> log)
    {
        var written = Written.Through(Stage.WriteTo, log);

        var masked = Render.Text(Render.Formatter(), written.Original);
        var plain = Render.Text(Render.Formatter(options => options.Masking.Mode = MaskingMode.Off), written.Original);

        Assert.That(masked, Is.EqualTo(plain));
        Assert.That(written.HandedOn, Is.SameAs(written.Original), () => written.Outputs[0].Text);
    }

    private sealed class TracedException(string trace) : Exception(trace.Split('\n')[0])
    {
        public override string StackTrace => trace[(trace.IndexOf('\n') + 1)..];

        public override string ToString() => trace;
    }

    private static class PasswordTokenHandler
    {
        public static void ValidatePassword(string password, string token) =>
            throw new InvalidOperationException(password.Length > token.Length ? "The password is not valid." : "The token is not valid.");
    }
}
