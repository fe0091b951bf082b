using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using IsmsRoles.Data;
using IsmsRoles.Data.Accounts;
using IsmsRoles.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace IsmsRoles.Web.Access;

/// <summary>Sign-in, sessions, policies, antiforgery and rate limits.</summary>
internal static class AccessServices
{
    /// <summary>Name of the rate limit on pages that check a secret: sign-in, signing, set-up, password links.</summary>
    public const string SecretLimit = "secrets";

    /// <summary>Name of the rate limit on checking documents.</summary>
    public const string VerifyLimit = "verify";

    /// <summary>How long an address may be that somebody is led to after signing in; a longer one is forgotten. It travels in other addresses.</summary>
    public const int NextMaxLength = 2000;

    public static void AddAccess(this IServiceCollection services, ConfigurationManager configuration, IWebHostEnvironment environment)
    {
        var settings = configuration.GetSection("SignIn");
        services.AddScoped<CurrentAccount>();
        services.AddScoped<IActorSource>(s => s.GetRequiredService<CurrentAccount>());
        services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        services.AddScoped<IAuthorizationHandler, MayVerifyHandler>();
        services.AddScoped<Reauthentication>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<SecondFactorCodes>();
        services.AddScoped<PasskeyCeremonies>();
        services.AddScoped<OwnSecondFactors>();
        services.AddPasskeyOptions(configuration);
        services.AddSingleton<NobodysPassword>();
        services.AddAuthorization(Policies.Add);
        services.AddIdentityCore<Account>(identity =>
            {
                IdentitySchema.Choose(identity);
                identity.User.RequireUniqueEmail = true;
                identity.Lockout.MaxFailedAccessAttempts = settings.GetValue("LockoutAfter", 5);
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(settings.GetValue("LockoutMinutes", 15));
                identity.Password.RequiredLength = 12; // length over composition rules: NIST SP 800-63B, 3.1.1.2
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 5;
            })
            .AddEntityFrameworkStores<RegisterDbContext>()
            .AddSignInManager<AccountSignIn>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.TwoFactorUserIdCookie!.Configure(half =>
            {
                half.Cookie.Name = "ismsroles-second";
                half.Cookie.SameSite = SameSiteMode.Strict;
                half.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                half.SlidingExpiration = false;
            });
            cookies.ApplicationCookie!.Configure(cookie => Configure(cookie, settings));
        });

        // Cookies are secure everywhere but on loopback HTTP, where there is nobody in between.
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure(cookie => cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "ismsroles-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SecretLimit, context => EachMinute(context, settings.GetValue("AttemptsPerMinute", 20)));
            limits.AddPolicy(VerifyLimit, context => EachMinute(context, configuration.GetValue("Verification:ChecksPerMinute", 20)));
        });
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = FrontDoor.MaxFormBytes);
        services.AddHttpContextAccessor();
    }

    // What is sent counts, for each address; reading does not.
    private static RateLimitPartition<string> EachMinute(HttpContext context, int permits) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(
            Network(context.Connection.RemoteIpAddress),
            _ => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) })
        : RateLimitPartition.GetNoLimiter("reading");

    // Whoever has one IPv6 address has a network of 2^64 of them.
    private static string Network(IPAddress? address) => address switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static void Configure(CookieAuthenticationOptions cookie, IConfigurationSection settings)
    {
        cookie.Cookie.Name = "ismsroles";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/error/denied";
        cookie.ReturnUrlParameter = "next";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(settings.GetValue("SessionHours", 12));
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = ReadAccountAsync;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden; // the error page says what to do
            return Task.CompletedTask;
        };
    }

    // Behind one host name nothing need be set. An origin is what a browser sends: scheme, host and port. The Origin header is
    // not compared: a form sent from a page with no-referrer carries "null".
    private static void AddPasskeyOptions(this IServiceCollection services, ConfigurationManager configuration) =>
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            var settings = configuration.GetSection("Passkeys");
            var origins = settings.GetSection("Origins").Get<string[]>() ?? [];
            passkeys.ServerDomain = settings["ServerDomain"] is { Length: > 0 } domain ? domain : null; // else the host asked for
            passkeys.UserVerificationRequirement = "required"; // without it a passkey would be one factor
            passkeys.ResidentKeyRequirement = "required"; // so that signing in needs no e-mail address
            passkeys.ValidateOrigin = context => ValueTask.FromResult(
                !context.CrossOrigin
                && (origins.Length > 0
                    ? origins.Contains(context.Origin, StringComparer.OrdinalIgnoreCase)
                    : string.Equals(context.Origin, $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}", StringComparison.OrdinalIgnoreCase)));
        });

    // One command for each request: what the account may do is never taken from the cookie, and the sessions of an account that
    // was closed, changed, ran out or belongs to somebody who left end here.
    private static async Task ReadAccountAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        var services = context.HttpContext.RequestServices;
        var db = services.GetRequiredService<RegisterDbContext>();
        var stamp = context.Principal?.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);
        var facts = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await AccountFacts.OfAsync(db, id, context.HttpContext.RequestAborted)
            : null;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        if (facts is null || stamp is null || facts.SecurityStamp != stamp || facts.Ended(now) is not null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        services.GetRequiredService<CurrentAccount>().Take(facts, context.Principal!.FindFirstValue(AccountSignIn.SessionClaim));
    }
}
