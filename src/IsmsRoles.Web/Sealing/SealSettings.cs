using System.Globalization;

namespace IsmsRoles.Web.Sealing;

/// <summary>What the configuration says of the seal. Everything is optional: without it the application makes its own certificate.</summary>
public sealed class SealSettings
{
    public const string Pkcs12FileSetting = "Seal:Pkcs12File";
    public const string Pkcs12PasswordSetting = "Seal:Pkcs12Password";
    public const string Pkcs12PasswordFileSetting = "Seal:Pkcs12PasswordFile";
    public const string TimeStampAuthoritySetting = "Seal:TimeStampAuthority";
    public const string TimeStampSecondsSetting = "Seal:TimeStampSeconds";

    private const int DefaultSeconds = 10;

    private readonly string? _password;
    private readonly string? _passwordFile;

    /// <param name="folder">What relative paths start from.</param>
    public SealSettings(IConfiguration configuration, string folder)
    {
        Pkcs12File = Full(configuration[Pkcs12FileSetting], folder);
        _password = configuration[Pkcs12PasswordSetting];
        _passwordFile = Full(configuration[Pkcs12PasswordFileSetting], folder);
        var address = configuration[TimeStampAuthoritySetting];
        TimeStampAuthority = string.IsNullOrWhiteSpace(address) ? null : address.Trim();
        TimeStampLimit = TimeSpan.FromSeconds(
            int.TryParse(configuration[TimeStampSecondsSetting], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 120
                ? seconds
                : DefaultSeconds);
    }

    /// <summary>The PKCS#12 file with the seal's certificate and key; null where the application makes its own.</summary>
    public string? Pkcs12File { get; }

    /// <summary>The address of a time-stamp authority (RFC 3161 over HTTP) as it is configured, or null.</summary>
    public string? TimeStampAuthority { get; }

    /// <summary>How long the authority may take.</summary>
    public TimeSpan TimeStampLimit { get; }

    /// <summary>From its file, as secrets are mounted, or from the configuration; a line's end at its end does not belong to it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public string? ReadPassword() => _passwordFile is null ? _password : File.ReadAllText(_passwordFile).TrimEnd('\r', '\n');

    private static string? Full(string? path, string folder) => string.IsNullOrWhiteSpace(path) ? null : Path.Combine(folder, path.Trim());
}
