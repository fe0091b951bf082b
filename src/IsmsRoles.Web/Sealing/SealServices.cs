namespace IsmsRoles.Web.Sealing;

internal static class SealServices
{
    /// <param name="folder">What relative paths in the configuration start from.</param>
    public static void AddSealing(this IServiceCollection services, IConfiguration configuration, string folder)
    {
        services.AddSingleton(new SealSettings(configuration, folder));
        services.AddSingleton<SealStatus>();
        services.AddSingleton<SealKeeper>();
        services.AddTransient<DocumentSealer>();
        services.AddHttpClient<TimeStampAuthority>(http => http.Timeout = Timeout.InfiniteTimeSpan) // the authority has its own limit
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }
}
